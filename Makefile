# korean_news with PGXS:  make, make install, make installcheck, make dist.
# PG_CONFIG chooses the PostgreSQL; KO_DIC_DIR names a directory with a compiled mecab-ko-dic instead of fetching one.

include src/sources.mk

EXTENSION = korean_news
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" korean_news.control)
BUILD = build

# Library, image and script are named by the version: those of a later package lie beside them, and a database goes on with its own
# until ALTER EXTENSION UPDATE.  Both libraries may be in one session, hence -Bsymbolic below.
MODULE_big = korean_news-$(EXTVERSION)
CORE_SOURCES := $(foreach layer,$(LAYERS),$(sort $(wildcard src/$(layer)/*.cpp)))
SHELL_SOURCES := $(sort $(wildcard src/pg/*.cpp))
OBJS := $(CORE_SOURCES:.cpp=.o) $(SHELL_SOURCES:.cpp=.o)

SQL_PARTS := $(sort $(wildcard sql/extension/[0-9]*.sql))
EXTENSION_SQL = korean_news--encoding--$(EXTVERSION).sql
UPGRADES := $(wildcard sql/extension/korean_news--*--*.sql)
DICTIONARY = korean_news-$(EXTVERSION).dic
DATA_built = $(EXTENSION_SQL)
DATA = sql/extension/korean_news--encoding.sql $(UPGRADES)
DATA_TSEARCH = $(DICTIONARY)
DOCS = README.md

REGRESS = $(sort $(patsubst sql/%.sql,%,$(wildcard sql/*.sql)))
REGRESS_OPTS = --inputdir=. --encoding=UTF8 --no-locale --load-extension=korean_news --dbname=korean_news_regress

# The bitcode of PGXS ignores PG_CXXFLAGS and so cannot be C++20.
override with_llvm = no
# Old packages of RE2 ask for the C++ of their day.
PG_CPPFLAGS = -Isrc -DKN_VERSION='"$(EXTVERSION)"' $(filter-out -std=%,$(shell pkg-config --cflags icu-uc icu-i18n re2))
PG_CXXFLAGS = -std=c++20 -fvisibility-inlines-hidden -Wall -Wextra -Wno-register -Wno-unused-parameter -Wno-missing-field-initializers -Wno-cast-function-type
SHLIB_LINK = -Wl,--version-script=src/pg/exports.map -Wl,-Bsymbolic $(shell pkg-config --libs icu-uc icu-i18n re2) -lstdc++
EXTRA_CLEAN = $(EXTENSION_SQL) $(BUILD)/tools

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

# An exception must not reach PostgreSQL, and nothing in the shell may need unwinding.
src/pg/%.o: PG_CXXFLAGS += -fno-exceptions -fno-rtti

# The version is compiled in.
src/pg/module.o src/pg/fn_check.o: korean_news.control

# PGXS knows no header dependencies unless the server was built with them, so ask the compiler here.
# COPT (-Werror, sanitizers) PostgreSQL's makefiles give to C alone.
override CXXFLAGS += -MMD -MP $(COPT)
-include $(OBJS:.o=.d) $(wildcard src/tools/*.d)

all: $(DICTIONARY)

$(EXTENSION_SQL): $(SQL_PARTS) korean_news.control
	cat $(SQL_PARTS) > $@

# The dictionary compiler is a program of the core: no PostgreSQL in it.
TOOL_SOURCES := $(sort $(wildcard src/tools/*.cpp))
FACTS := $(sort $(wildcard data/*.tsv))
$(BUILD)/compile_dictionary: $(CORE_SOURCES:.cpp=.o) src/tools/compile_dictionary.o
	@mkdir -p $(BUILD)
	$(CXX) $(CXXFLAGS) -o $@ $(filter-out src/bridge/%,$^) $(shell pkg-config --libs icu-uc icu-i18n re2)

$(DICTIONARY): $(BUILD)/compile_dictionary $(FACTS) $(wildcard data/models/*) tools/fetch_dictionary
	tools/fetch_dictionary $(BUILD)/mecab-ko-dic
	$(BUILD)/compile_dictionary --version $(EXTVERSION) --facts data --mecab "$${KO_DIC_DIR:-$(BUILD)/mecab-ko-dic}" --output $@

# The tagger's weights are committed; `make model KLUE=FILE` makes them anew from data/newsroom and KLUE-NER (tools/train_model).
$(BUILD)/train_tagger: $(CORE_SOURCES:.cpp=.o) src/tools/train_tagger.o
	@mkdir -p $(BUILD)
	$(CXX) $(CXXFLAGS) -o $@ $(filter-out src/bridge/%,$^) $(shell pkg-config --libs icu-uc icu-i18n re2)
src/tools/train_tagger.o: PG_CXXFLAGS += -O3
.PHONY: model
model: $(BUILD)/train_tagger $(DICTIONARY)
	tools/train_model $(BUILD)/train_tagger $(DICTIONARY) "$(KLUE)"

clean: clean-objects
.PHONY: clean-objects
clean-objects:
	rm -f $(OBJS) $(OBJS:.o=.d) src/tools/*.o src/tools/*.d $(DICTIONARY) $(BUILD)/compile_dictionary

dist:
	git archive --format=zip --prefix=korean_news-$(EXTVERSION)/ -o korean_news-$(EXTVERSION).zip HEAD

print-regress:
	@echo $(REGRESS)
.PHONY: print-regress
