// What a person types into a search box, as a query in the input syntax of tsquery.
//
//   데이터센터 투자      ('데이터' <-> '센터') & '투자'
//   "한미 정상회담"      the words side by side
//   삼성 or SK           either
//   반도체 -중국         without 중국; a compound is excluded as a whole
//
// As in websearch_to_tsquery no input is an error: marks that do not pair are ignored.
#pragma once

#include <string>

#include "search/lexemes.h"
#include "search/tokens.h"

namespace kn {

enum class QueryMatch { all, any, phrase };

// "" where no word is left (particles alone).
std::string search_query(const Text& text, QueryMatch match, Analyzer& analyzer, const LexemeFinder& finder,
                         const UserTerms* terms);

}  // namespace kn
