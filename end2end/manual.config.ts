// Draws the pictures of 怎么用银耀 from the real pages: `make manual` runs it. It uses what the tests use.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "manual.ts",
  workers: 1,
  timeout: 300_000,
  projects: [{ name: "manual" }],
  reporter: "line",
});
