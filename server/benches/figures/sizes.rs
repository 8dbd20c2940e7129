//! How many bytes travel: exact, the same on every machine.

use std::path::Path;

use crate::Figure;
use crate::client::Client;
use crate::running::Running;

/// First view of an offering's page, and the browser part.
pub async fn measure(server: &Running, site: &Path, page: &str) -> Vec<Figure> {
    let html = Client::connect(server.address).await.get(page, "br").await;
    assert_eq!(html.header("content-encoding"), Some("br"), "pages travel compressed");
    // On a first visit the style sheet stands in the page.
    let first_view = html.body.len();
    let scripts = bytes(site, ".wasm.br") + bytes(site, ".js.br");
    vec![
        Figure::new(
            "first view of an offering: HTML + CSS",
            format!("{first_view} bytes in one answer (brotli)"),
            "<= 14 KB",
            first_view <= 14 * 1024,
        ),
        Figure::new(
            "browser part: WASM + JS",
            format!("{scripts} bytes (brotli)"),
            "<= 90 KB",
            scripts <= 90_000,
        ),
    ]
}

fn bytes(site: &Path, end: &str) -> usize {
    let sizes = std::fs::read_dir(site.join("pkg"))
        .expect("target/site/pkg: build the release first")
        .filter_map(|entry| {
            let entry = entry.unwrap();
            let fits = entry.file_name().to_string_lossy().ends_with(end);
            fits.then(|| usize::try_from(entry.metadata().unwrap().len()).unwrap())
        });
    let total = sizes.sum();
    assert!(total > 0, "no {end} in target/site/pkg");
    total
}
