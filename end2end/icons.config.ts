// `make icons`: draws the icons for home screens.
import config from "./playwright.config";

export default { ...config, testDir: ".", testMatch: "icons.ts", globalSetup: undefined, projects: [{ name: "icons" }] };
