// Reading, verifying and writing the dictionary image; the layout is in image.h.
#include "dict/image.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/error.h"
#include "base/interrupt.h"

namespace kn {

namespace {

constexpr const char* kRemedy = "Run \"make install\" of korean_news again, with the version of the installed library.";
constexpr size_t kAlignment = 64;

// Slicing-by-8 tables of CRC-64/XZ.
struct CrcTables {
  std::array<std::array<uint64_t, 256>, 8> t{};
  constexpr CrcTables() {
    for (uint64_t i = 0; i < 256; ++i) {
      uint64_t c = i;
      for (int k = 0; k < 8; ++k) c = (c & 1U) != 0 ? (c >> 1U) ^ 0xC96C5795D7870F42ULL : c >> 1U;
      t[0][i] = c;
    }
    for (size_t n = 1; n < 8; ++n)
      for (size_t i = 0; i < 256; ++i) t[n][i] = t[0][t[n - 1][i] & 0xFFU] ^ (t[n - 1][i] >> 8U);
  }
};
constexpr CrcTables kCrc;

// Closes on every way out.
struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

}  // namespace

uint64_t checksum(std::string_view bytes) {
  uint64_t crc = ~0ULL;
  const char* p = bytes.data();
  size_t n = bytes.size();
  for (; n >= 8; n -= 8, p += 8) {
    uint64_t word = 0;
    std::memcpy(&word, p, 8);
    crc ^= word;
    crc = kCrc.t[7][crc & 0xFFU] ^ kCrc.t[6][(crc >> 8U) & 0xFFU] ^ kCrc.t[5][(crc >> 16U) & 0xFFU] ^
          kCrc.t[4][(crc >> 24U) & 0xFFU] ^ kCrc.t[3][(crc >> 32U) & 0xFFU] ^ kCrc.t[2][(crc >> 40U) & 0xFFU] ^
          kCrc.t[1][(crc >> 48U) & 0xFFU] ^ kCrc.t[0][crc >> 56U];
  }
  for (; n > 0; --n, ++p) crc = kCrc.t[0][(crc ^ static_cast<unsigned char>(*p)) & 0xFFU] ^ (crc >> 8U);
  return ~crc;
}

Image::Image(std::string_view bytes, std::string path, bool mapped)
    : bytes_(bytes), path_(std::move(path)), mapped_(mapped) {}

Image::~Image() {
  if (mapped_) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

std::shared_ptr<const Image> Image::open(const std::string& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) {
    const int error = errno;
    throw Error(error == ENOENT ? sqlstate::kUndefinedFile : sqlstate::kConfigFile,
                "could not open the korean_news dictionary image \"" + path + "\": " + std::strerror(error), {},
                kRemedy);
  }
  struct stat status {};
  if (::fstat(file.fd, &status) != 0 || !S_ISREG(status.st_mode))
    throw Error(sqlstate::kConfigFile, "\"" + path + "\" is no regular file", {}, kRemedy);
  const auto size = static_cast<size_t>(status.st_size);
  if (size < sizeof(ImageHeader))
    throw Error(sqlstate::kDataCorrupted, "the korean_news dictionary image \"" + path + "\" is damaged",
                "The file is shorter than its header.", kRemedy);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.fd, 0);
  if (data == MAP_FAILED && errno == ENOMEM)
    throw Error(sqlstate::kOutOfMemory, "out of memory",
                "There is no address space for the korean_news dictionary image \"" + path + "\" of " +
                    std::to_string(size) + " bytes.");
  if (data == MAP_FAILED)
    throw Error(sqlstate::kConfigFile,
                "could not map the korean_news dictionary image \"" + path + "\": " + std::strerror(errno), {},
                kRemedy);
  std::shared_ptr<const Image> image(new Image(std::string_view(static_cast<const char*>(data), size), path, true));
  image->check();
  return image;
}

std::shared_ptr<const Image> Image::over(std::string_view bytes, const std::string& path) {
  std::shared_ptr<const Image> image(new Image(bytes, path, false));
  image->check();
  return image;
}

void Image::damaged(const std::string& what) const {
  throw Error(sqlstate::kDataCorrupted, "the korean_news dictionary image \"" + path_ + "\" is damaged",
              "The image's " + what + ".", kRemedy);
}

void Image::check() const {
  if (bytes_.size() < sizeof(ImageHeader)) damaged("file is shorter than its header");
  ImageHeader header{};
  std::memcpy(&header, bytes_.data(), sizeof header);
  if (std::memcmp(header.magic, kImageMagic, sizeof kImageMagic) != 0)
    throw Error(sqlstate::kConfigFile, "\"" + path_ + "\" is no korean_news dictionary image",
                "Its first bytes are others.", kRemedy);
  if (header.format != kImageFormat)
    throw Error(
        sqlstate::kConfigFile,
        "the korean_news dictionary image \"" + path_ + "\" has format version " + std::to_string(header.format),
        "This library reads format version " + std::to_string(kImageFormat) + ".", kRemedy);
  if (header.file_size != bytes_.size())
    damaged("size is " + std::to_string(bytes_.size()) + " bytes where its header says " +
            std::to_string(header.file_size));
  if (header.sections > (bytes_.size() - sizeof header) / sizeof(ImageSection))
    damaged("section table is longer than the file");
  const std::string_view table = bytes_.substr(sizeof header, header.sections * sizeof(ImageSection));
  if (checksum(table) != header.table_checksum) damaged("section table does not match its checksum");
  for (uint32_t i = 0; i < header.sections; ++i) {
    ImageSection section{};
    std::memcpy(&section, table.data() + i * sizeof section, sizeof section);
    if (section.offset % kAlignment != 0 || section.offset > bytes_.size() ||
        section.size > bytes_.size() - section.offset)
      damaged("section " + std::to_string(i) + " lies outside the file");
  }
}

std::string Image::dictionary_version() const {
  const auto* header = reinterpret_cast<const ImageHeader*>(bytes_.data());
  return std::string(header->dictionary_version,
                     strnlen(header->dictionary_version, sizeof header->dictionary_version));
}

const ImageSection* Image::find(std::string_view name) const {
  const auto* header = reinterpret_cast<const ImageHeader*>(bytes_.data());
  const auto* table = reinterpret_cast<const ImageSection*>(bytes_.data() + sizeof *header);
  for (uint32_t i = 0; i < header->sections; ++i)
    if (name == std::string_view(table[i].name, strnlen(table[i].name, sizeof table[i].name))) return &table[i];
  return nullptr;
}

std::string_view Image::section(std::string_view name) const {
  const ImageSection* found = find(name);
  if (found == nullptr) damaged("section \"" + std::string(name) + "\" is missing");
  return bytes_.substr(found->offset, found->size);
}

std::vector<Image::Finding> Image::verify() const {
  const auto* header = reinterpret_cast<const ImageHeader*>(bytes_.data());
  const auto* table = reinterpret_cast<const ImageSection*>(bytes_.data() + sizeof *header);
  std::vector<Finding> findings;
  for (uint32_t i = 0; i < header->sections; ++i) {
    check_interrupt();
    const bool intact = checksum(bytes_.substr(table[i].offset, table[i].size)) == table[i].checksum;
    findings.push_back(
        {std::string(table[i].name, strnlen(table[i].name, sizeof table[i].name)), table[i].size, intact});
  }
  return findings;
}

void ImageWriter::add(std::string name, std::string bytes) {
  if (name.size() >= sizeof(ImageSection::name)) throw Error(sqlstate::kInternal, "section name is too long: " + name);
  sections_.emplace_back(std::move(name), std::move(bytes));
}

std::string ImageWriter::bytes() const {
  const auto aligned = [](uint64_t n) { return (n + kAlignment - 1) / kAlignment * kAlignment; };
  std::string table;
  uint64_t at = aligned(sizeof(ImageHeader) + sections_.size() * sizeof(ImageSection));
  for (const auto& [name, body] : sections_) {
    ImageSection section{};
    std::memcpy(section.name, name.data(), name.size());
    section.offset = at;
    section.size = body.size();
    section.checksum = checksum(body);
    table.append(reinterpret_cast<const char*>(&section), sizeof section);
    at = aligned(at + body.size());
  }
  ImageHeader header{};
  std::memcpy(header.magic, kImageMagic, sizeof kImageMagic);
  header.format = kImageFormat;
  header.sections = static_cast<uint32_t>(sections_.size());
  header.file_size = at;
  header.table_checksum = checksum(table);
  std::memcpy(header.dictionary_version, version_.data(),
              std::min(version_.size(), sizeof header.dictionary_version - 1));
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  out += table;
  for (const auto& [name, body] : sections_) {
    out.resize(aligned(out.size()), '\0');
    out += body;
  }
  out.resize(at, '\0');
  return out;
}

}  // namespace kn
