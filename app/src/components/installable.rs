//! What the head of a page says to a device that puts the site among its apps, or frames it in its own colours.

use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::build_mark::build_mark;
use crate::request::Contrast;

/// The ground of a page in both themes, as `--page` in style/tokens.css: a bar above it shall not stand out.
const LIGHT: &str = "#fcfaf4";
const DARK: &str = "#080c16";

/// The build, the manifest, the icon of Apple's home screen, the colour of the bar above the page, and the script that
/// starts the service worker.
#[component]
pub fn Installable(
    /// The reader's contrast; before it is chosen the device decides.
    contrast: Option<Contrast>,
) -> impl IntoView {
    let colours = match contrast {
        Some(Contrast::Standard) => vec![(LIGHT, None)],
        Some(Contrast::High) => vec![(DARK, None)],
        None => vec![
            (LIGHT, Some("(prefers-color-scheme: light)")),
            (DARK, Some("(prefers-color-scheme: dark)")),
        ],
    };
    let colours = colours
        .into_iter()
        .map(|(colour, media)| {
            view! { <meta name="theme-color" content=colour/> }.attr("media", media)
        })
        .collect_view();
    view! {
        <meta name="build" content=build_mark()/>
        {colours}
        <link rel="manifest" href="/manifest.webmanifest"/>
        <link rel="apple-touch-icon" href="/app-icon/apple-180.png"/>
        <script defer src=format!("/offline.js?build={}", build_mark()) nonce=use_nonce()></script>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::common::{TAGLINE, YINYAO};

    const TOKENS: &str = include_str!("../../../style/tokens.css");
    const MANIFEST: &str = include_str!("../../../public/manifest.webmanifest");

    #[test]
    fn the_bar_above_the_page_has_the_colour_of_the_page() {
        let grounds: Vec<_> = TOKENS
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--page: ")?.strip_suffix(';'))
            .collect();
        assert_eq!(grounds, [LIGHT, DARK, DARK]);
        assert!(MANIFEST.contains(&format!("\"theme_color\": \"{LIGHT}\"")));
        assert!(MANIFEST.contains(&format!("\"background_color\": \"{LIGHT}\"")));
    }

    #[test]
    fn the_manifest_says_what_the_pages_say() {
        assert!(MANIFEST.contains(&format!("\"name\": \"{}\"", YINYAO.0)));
        assert!(MANIFEST.contains(TAGLINE.0));
    }
}
