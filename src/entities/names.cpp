// See names.h.
#include "entities/names.h"

#include <algorithm>

#include "base/interrupt.h"
#include "entities/gather.h"
#include "entities/titles.h"

namespace kn::entities {

namespace {

enum Table : size_t { kOrganizations, kPlaces, kPeople, kProducts, kEvents, kWords };

// Tables in which a name of the kind is looked up, best first.
std::vector<size_t> tables_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::organization:
      return {kOrganizations, kPlaces, kProducts};
    case EntityKind::location:
      return {kPlaces, kOrganizations};
    case EntityKind::person:
      return {kPeople};
    case EntityKind::product:
      return {kProducts, kOrganizations};
    case EntityKind::event:
      return {kEvents};
  }
  return {};
}

}  // namespace

bool is_short_form(std::u32string_view a, std::u32string_view b) {
  if (b.size() < 2 || b.size() >= a.size() || a[0] != b[0]) return false;
  size_t at = 0;
  for (const char32_t c : b) {
    at = a.find(c, at);
    if (at == std::u32string_view::npos) return false;
    ++at;
  }
  return true;
}

Names::Names(const Image& image, const WordClasses& words) : words_(words) {
  for (size_t i = 0; i < tables_.size(); ++i)
    if (image.has("facts/" + std::string(WordClasses::kTables[i])))
      tables_[i] = FactTable::open(image, WordClasses::kTables[i]);
  hanja_ = FactTable::open(image, "hanja_news");
  meaning_ = hanja_->column("meaning");
  hanja_kind_ = hanja_->column("kind");
  if (image.has("facts/namesakes")) namesakes_ = FactTable::open(image, "namesakes");
  if (namesakes_)
    namesake_name_ = namesakes_->column("name"), namesake_beside_ = namesakes_->column("beside"),
    namesake_unless_ = namesakes_->column("unless");
  if (image.has("facts/team_cities")) team_cities_ = FactTable::open(image, "team_cities");
  if (team_cities_) team_name_ = team_cities_->column("name");
  if (tables_[kPlaces]) place_parent_ = tables_[kPlaces]->column("parent");
  if (tables_[kOrganizations]) organization_class_ = tables_[kOrganizations]->column("class");
  const FactTable surnames = FactTable::open(image, "surnames");
  const uint32_t hanja = surnames.column("hanja");
  for (uint32_t row = 0; row < surnames.rows(); ++row)
    for (const char32_t c : decode_utf8(surnames.cell(row, hanja)))
      if (is_hanja(c)) surnames_.emplace_back(c, decode_utf8(surnames.term(row)));
  std::stable_sort(surnames_.begin(), surnames_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::optional<std::u32string> Names::surname_of(char32_t hanja) const {
  const auto at = std::lower_bound(surnames_.begin(), surnames_.end(), hanja,
                                   [](const auto& s, char32_t c) { return s.first < c; });
  if (at == surnames_.end() || at->first != hanja) return std::nullopt;
  return at->second;
}

std::string Names::by_tables(EntityKind kind, std::u32string_view key) const {
  std::array<int64_t, WordClasses::kTables.size()> rows;
  rows.fill(-1);
  words_.rows(key, [&](uint32_t table, uint32_t row) {
    if (table < rows.size() && rows[table] < 0) rows[table] = row;
  });
  for (const size_t table : tables_of(kind))
    if (rows[table] >= 0 && tables_[table])
      return std::string(tables_[table]->term(static_cast<uint32_t>(rows[table])));
  if (key.size() == 1)
    if (const auto row = hanja_->find(key)) return std::string(hanja_->cell(*row, meaning_));
  return {};
}

// A name whose first word is a short form or Hanja: 美 법무부, 서울중앙지법 형사21부.
std::string Names::by_parts(const Reading& reading, const Mention& mention) const {
  const Text& text = reading.text;
  uint32_t first = mention.span.begin;
  if (is_hanja(text[first]) && mention.span.size() > 2) {
    const auto row = hanja_->find(text.chars(Span{first, first + 1}));
    if (!row || hanja_->cell(*row, hanja_kind_) != "location") return {};
    uint32_t rest = first + 1;
    if (text[rest] == U' ') ++rest;
    const std::string whole =
        std::string(hanja_->cell(*row, meaning_)) + " " + text.folded(Span{rest, mention.span.end});
    const std::string known = by_tables(mention.kind, WordClasses::fold(decode_utf8(whole)));
    return known.empty() ? whole : known;
  }
  if (mention.kind != EntityKind::organization) return {};
  while (first < mention.span.end && text[first] != U' ') ++first;
  if (first == mention.span.end) return {};
  const std::u32string_view key = reading.key(Span{mention.span.begin, first});
  if ((words_.classes(key) & kOrganization) == 0) return {};
  const std::string head = by_tables(EntityKind::organization, key);
  if (head.empty()) return head;
  // 국회 과방위: the tables have the committee by itself, its parent before it.
  std::string whole = by_tables(EntityKind::organization, reading.key(Span{first + 1, mention.span.end}));
  if (whole.starts_with(head + " ")) return whole;
  return head + text.folded(Span{first, mention.span.end});
}

void Names::add_glosses(Reading& reading) const {
  std::vector<Mention> more;
  for (const Mention& mention : reading.mentions) {
    pace();
    if (mention.kind == EntityKind::person) continue;
    const uint32_t past = reading.past_parenthesis(mention.span.end);
    if (past == mention.span.end) continue;
    Span inner{mention.span.end + 1, past - 1};
    if (reading.text.chars(inner).starts_with(U"이하 ")) inner.begin += 3;
    // A letter alone is a name where the tables say so: 엑스(X).
    bool letters = inner.size() >= 2 || (words_.classes(reading.key(inner)) & kAnyName) != 0, latin = true,
         upper = false;
    for (uint32_t i = inner.begin; i < inner.end; ++i) {
      letters = letters && is_letter(reading.text[i]);
      latin = latin && is_ascii_letter(reading.text[i]);
      upper = upper || is_uppercase(reading.text[i]);
    }
    if (!letters || (latin ? !upper : !is_short_form(reading.text.chars(mention.span), reading.text.chars(inner))))
      continue;
    Mention gloss;
    gloss.kind = mention.kind;
    gloss.span = inner;
    more.push_back(std::move(gloss));
  }
  add_mentions(reading, std::move(more));
}

void Names::add_inner_places(Reading& reading) const {
  constexpr uint32_t kShortest = 2;
  if (!tables_[kPlaces]) return;
  const FactTable& places = *tables_[kPlaces];
  std::vector<Mention> more;
  for (size_t i = 0; i < reading.mentions.size(); ++i) {
    pace();
    const Mention& outer = reading.mentions[i];
    const uint32_t begin = outer.span.end + 1;
    if (outer.kind != EntityKind::location || reading.text[begin - 1] != U' ' ||
        !is_hangul_syllable(reading.text[begin]))
      continue;
    const uint32_t end = reading.word_end(begin);
    if (end < begin + kShortest || (i + 1 < reading.mentions.size() && reading.mentions[i + 1].span.begin < end))
      continue;
    const std::string within = by_tables(EntityKind::location, reading.key(outer.span));
    if (within.empty()) continue;
    uint32_t longest = 0;
    places.prefixes(reading.text.chars(Span{begin, end}), [&](FactMatch match) {
      if (match.length < kShortest || !reading.ends_name(begin + match.length)) return;
      for (std::string_view rest = places.cell(match.row, place_parent_); !rest.empty();) {
        const size_t bar = std::min(rest.find('|'), rest.size());
        if (rest.substr(0, bar) == within) longest = std::max(longest, match.length);
        rest.remove_prefix(std::min(bar + 1, rest.size()));
      }
    });
    if (longest == 0) continue;
    Mention place;
    place.kind = EntityKind::location;
    place.span = Span{begin, begin + longest};
    more.push_back(std::move(place));
  }
  add_mentions(reading, std::move(more));
}

void Names::add_hanja(Reading& reading, const Nouns& nouns) const {
  std::vector<Mention> more;
  const auto size = static_cast<uint32_t>(reading.text.size());
  for (const Span run : reading.runs) {
    pace();
    const uint32_t i = run.begin;
    const char32_t c = reading.text[i];
    if (c < 0x3400 || !is_hanja(c) || i + 2 >= size || is_hanja(reading.text[i + 1])) continue;
    const auto row = hanja_->find(std::u32string_view(&c, 1));
    // 靑, 준비 점검: a body that a headline names by one letter.
    if (row && run.size() == 1 && reading.text[i + 1] == U',' && hanja_->cell(*row, hanja_kind_) == "organization" &&
        (words_.classes(WordClasses::fold(decode_utf8(hanja_->cell(*row, meaning_)))) & kOrganization) != 0) {
      Mention body;
      body.kind = EntityKind::organization;
      body.span = run;
      more.push_back(std::move(body));
      continue;
    }
    // 韓 is a surname, too, but in the news a country.
    if (!surname_of(c)) continue;
    if (row && hanja_->cell(*row, hanja_kind_) == "location") continue;
    Mention person;
    person.span = Span{i, i + 1};
    // 尹 측: those around him.
    const uint32_t side = reading.text[i + 1] == U' ' ? i + 2 : i + 1;
    const bool has_side = nouns.is_used_as(reading.text.chars(Span{side, side + 1}), Nouns::Use::state) &&
                          (!reading.is_word(side + 1) || reading.particles(side + 1));
    if (has_side || !phrase_after(reading, person.span).role.empty()) more.push_back(std::move(person));
  }
  add_mentions(reading, std::move(more));
}

bool Names::is_team(const Reading& reading, const Nouns& nouns, const Mention& mention) const {
  bool team = false;
  words_.rows(reading.key(mention.span), [&](uint32_t table, uint32_t row) {
    team = team || (table == kOrganizations && tables_[kOrganizations] &&
                    tables_[kOrganizations]->cell(row, organization_class_) == "team");
  });
  constexpr uint32_t kEnding = 2;
  return team ||
         (mention.span.size() > kEnding &&
          nouns.is_used_as(reading.text.chars(Span{mention.span.end - kEnding, mention.span.end}), Nouns::Use::team));
}

bool Names::acts_as_team(const Reading& reading, const Nouns& nouns, Span city) const {
  using Use = Nouns::Use;
  const std::u32string_view particle = reading.text.chars(Span{city.end, city.end + 1});
  if (!reading.is_word(city.end + 1) &&
      (nouns.is_used_as(particle, Use::subject) || nouns.is_used_as(particle, Use::object) ||
       nouns.is_used_as(particle, Use::also)))
    return true;
  return reading.text[city.end] == U' ' && !phrase_after(reading, city).role.empty();
}

void Names::tie_teams(Reading& reading, const Nouns& nouns) const {
  constexpr uint32_t kNear = 60;
  Arena arena;
  ArenaMap<std::u32string_view, std::string_view> teams(arena);  // by city
  std::vector<uint32_t> named;                                   // where the text names teams
  for (const Mention& mention : reading.mentions) {
    pace();
    if (mention.kind != EntityKind::organization || !is_team(reading, nouns, mention)) continue;
    named.push_back(mention.span.begin);
    if (mention.span.size() < 4) continue;
    const std::u32string_view key = reading.key(mention.span);
    const std::string known = by_tables(EntityKind::organization, key);
    const std::string_view name = arena.keep(known.empty() ? reading.text.folded(mention.span) : known);
    for (size_t n = 2; n < key.size(); ++n)
      if ((words_.classes(key.substr(0, n)) & (kDivision | kPlace)) != 0) teams.emplace(key.substr(0, n), name);
    // LG of LG 트윈스
    const size_t blank = reading.text.chars(mention.span).find(U' ');
    if (blank != std::u32string_view::npos && blank >= 2) teams.emplace(key.substr(0, blank), name);
  }
  if (named.empty()) return;
  for (Mention& mention : reading.mentions) {
    pace();
    const bool body = mention.kind == EntityKind::organization;
    if ((mention.kind != EntityKind::location && !body) || mention.by_user) continue;
    if (const auto team = teams.find(reading.key(mention.span)); team != teams.end()) {
      if (!body && !acts_as_team(reading, nouns, mention.span)) continue;
      mention.name = team->second;
    } else {
      const auto row = !body && team_cities_ ? team_cities_->find(reading.text.chars(mention.span)) : std::nullopt;
      if (!row || !acts_as_team(reading, nouns, mention.span)) continue;
      const auto near =
          std::lower_bound(named.begin(), named.end(), mention.span.begin - std::min(mention.span.begin, kNear));
      if (near == named.end() || *near > mention.span.end + kNear) continue;
      mention.name = std::string(team_cities_->cell(*row, team_name_));
    }
    mention.kind = EntityKind::organization;
    mention.by_user = true;
  }
}

// 헬릭스 of 헬릭스 컴퓨트, 캐슬록 of 캐슬록파트너스: what a company is called for short, if it is no word and no other
// name, and of one company; 미르전자 is not 미르전자서비스.
static ArenaMap<std::u32string_view, std::string_view> short_names_of_companies(const Reading& reading, Arena& arena) {
  ArenaMap<std::u32string_view, std::string_view> names(arena);
  const auto ends_as_body = [&](std::u32string_view stem) {
    for (size_t n = 1; n < stem.size(); ++n)
      if ((reading.words.classes(stem.substr(n)) & kOrganizationEnding) != 0) return true;
    return false;
  };
  for (const Mention& mention : reading.mentions) {
    pace();
    if (mention.kind != EntityKind::organization || mention.by_user) continue;
    const std::u32string_view key = reading.key(mention.span);
    reading.each_stem_of_body(key, [&](size_t n) {
      const std::u32string_view stem = key.substr(0, n);
      if (reading.words.classes(stem) != 0 || ends_as_body(stem)) return;
      const std::string name = mention.name.empty() ? reading.text.folded(mention.span) : mention.name;
      const auto [known, added] = names.try_emplace(stem);
      if (added)
        known->second = arena.keep(name);
      else if (known->second != name)
        known->second = {};
    });
  }
  return names;
}

// 민주당 beside 공화당: the name of the other body that is called so, "" where nothing in the text shows it.
std::string Names::namesake(const Reading& reading, std::u32string_view spelling) const {
  const auto row = namesakes_ ? namesakes_->find(spelling) : std::nullopt;
  if (!row) return {};
  const auto names_one_of = [&](uint32_t column) {
    return std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const Mention& m) {
      pace();
      const std::string name = reading.text.folded(m.span), role = reading.text.folded(m.role);
      for (std::string_view rest = namesakes_->cell(*row, column); !rest.empty();) {
        const size_t bar = std::min(rest.find('|'), rest.size());
        const std::string_view word = rest.substr(0, bar);
        if (name == word || (!role.empty() && role.ends_with(word))) return true;
        rest.remove_prefix(std::min(bar + 1, rest.size()));
      }
      return false;
    });
  };
  if (!names_one_of(namesake_beside_) || names_one_of(namesake_unless_)) return {};
  return std::string(namesakes_->cell(*row, namesake_name_));
}

void Names::resolve(Reading& reading) const {
  std::vector<Mention>& mentions = reading.mentions;
  Arena arena;
  ArenaMap<std::u32string_view, std::string_view> taught(arena, mentions.size());  // spelling -> name, as the text says
  for (Mention& m : mentions) {
    pace();
    if (!m.by_user && m.kind != EntityKind::person) m.name = by_tables(m.kind, reading.key(m.span));
  }
  // Glosses teach: the name in front counts, unless only the one in the parentheses is known.
  for (size_t i = 0; i + 1 < mentions.size(); ++i) {
    pace();
    Mention &a = mentions[i], &b = mentions[i + 1];
    if (a.kind == EntityKind::person || b.kind != a.kind || reading.past_parenthesis(a.span.end) == a.span.end)
      continue;
    if (b.span.begin > a.span.end + 4 || b.span.end + 1 != reading.past_parenthesis(a.span.end)) continue;
    const std::u32string_view first = reading.key(a.span), second = reading.key(b.span);
    std::string name = !a.name.empty() ? a.name : b.name;
    if (name.empty()) name = is_short_form(second, first) ? reading.text.folded(b.span) : reading.text.folded(a.span);
    const std::string_view kept = arena.keep(name);
    taught.emplace(first, kept);
    taught.emplace(second, kept);
  }
  const auto short_names = short_names_of_companies(reading, arena);
  // One spelling is one name, spaces and case apart; the first one written stands for all.
  for (Mention& m : mentions) {
    pace();
    if (m.by_user || m.kind == EntityKind::person) continue;
    const std::u32string_view key = reading.key(m.span);
    if (const auto it = taught.find(key); it != taught.end()) {
      m.name = it->second;
      continue;
    }
    if (m.kind == EntityKind::organization)
      if (std::string other = namesake(reading, key); !other.empty()) m.name = std::move(other);
    if (m.name.empty()) m.name = by_parts(reading, m);
    if (const auto company = short_names.find(key);
        m.name.empty() && m.kind == EntityKind::organization && company != short_names.end())
      m.name = company->second;
    if (m.name.empty()) m.name = reading.text.folded(m.span);
    taught.emplace(key, arena.keep(m.name));
  }
}

}  // namespace kn::entities
