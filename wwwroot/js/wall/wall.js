// A wall screen: the board, or the code that lets the screen in. Nothing here needs anybody to touch it.
import { board } from "./board.js";
import { care } from "./care.js";
import { pair } from "./pairing.js";
import { watch } from "./watching.js";

const { dataset } = document.body;
const settings = JSON.parse(dataset.settings);
const words = JSON.parse(dataset.words);
care(settings);
watch(words);
if (dataset.shows) board(dataset.board, dataset.build, settings, words);
else pair(dataset.board, words);
