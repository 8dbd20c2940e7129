//! What is published of a draw, as files that anybody may take home and draw again from.

use app::download::Download;
use app::error::AppError;
use app::request::Request as Asked;
use axum::extract::{Extension, Path};
use axum::response::Response;
use domain::id::DrawId;
use store::draw::Draw;

use crate::answer::{file, not_found};

const TEXT: &str = "text/plain; charset=utf-8";

/// `GET /draws/{id}/list.txt`: the frozen list, byte for byte what its digest is of.
pub async fn list(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    published(&asked, &id, "list.txt", |draw| draw.frozen.map(|frozen| frozen.list)).await
}

/// `GET /draws/{id}/record.txt`: the record, once the draw has been held.
pub async fn record(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    published(&asked, &id, "record.txt", |draw| draw.held.map(|held| held.record)).await
}

/// `GET /draws/{id}/amendment.txt`: what was called off since the list was frozen; not found where nothing was.
pub async fn amendment(Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<DrawId>() else { return not_found() };
    let text = async {
        let draw = store::draw::draw(&asked.db, id).await?;
        let amendment = store::draw::amendment(&asked.db, &draw).await?;
        amendment.map(|amendment| amendment.to_string()).ok_or(AppError::NotFound)
    };
    file(text.await.map(|text| download("amendment.txt", text)))
}

async fn published(
    asked: &Asked,
    id: &str,
    name: &str,
    text: impl Fn(Draw) -> Option<String>,
) -> Response {
    let Ok(id) = id.parse::<DrawId>() else { return not_found() };
    let draw = store::draw::draw(&asked.db, id).await.map_err(AppError::from);
    let text = draw.and_then(|draw| text(draw).ok_or(AppError::NotFound));
    file(text.map(|text| download(name, text)))
}

fn download(name: &str, text: String) -> Download {
    Download { name: name.to_owned(), content_type: TEXT, bytes: text.into_bytes() }
}
