// Every page of the desk in every window, size, theme and language.
import { holdEverywhere } from "./support/matrix";
import { deskPages } from "./support/pages";

holdEverywhere(deskPages);
