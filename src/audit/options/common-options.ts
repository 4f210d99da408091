import { Option } from "commander";
import { EVIDENCE } from "../../machine/evidence.ts";
import { COLORS } from "../terminal/terminal.ts";
import { filled } from "./arguments.ts";
import { choiceOption } from "./choice-option.ts";

export function evidenceOption(
  description = "weakest evidence that makes a transition legal (default: inferred)",
): Option {
  return choiceOption("--evidence <level>", description, EVIDENCE);
}

export function quietOption(description = "suppress progress and notices; print only errors"): Option {
  return new Option("-q, --quiet", description);
}

export function lifecycleOption(description: string): Option {
  return new Option("--lifecycle <file>", description).argParser(filled);
}

export function outputOption(): Option {
  return new Option("-o, --output <file>", "write to this file (default: standard output)").argParser(filled);
}

export function colorOption(): Option {
  return choiceOption("--color <when>", "color the text report", COLORS).default("auto");
}
