# The rooms of the core, lowest first; make and CMake both read this line.  A room's sources are src/ROOM/*.cpp, and a
# room may include itself and the rooms before it, but the extractors (article to search) never each other.
LAYERS = base dict morph numeral article figures dates entities quotes search bridge
