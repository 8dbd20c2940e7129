//! What the service has answered.

use std::collections::BTreeMap;

use axum::response::Response;
use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderMap, StatusCode};
use http_body_util::BodyExt;

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub body: String,
}

impl Answer {
    pub async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Self { status: parts.status, headers: parts.headers, bytes, body }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    pub fn is_page(&self) -> bool {
        self.header(CONTENT_TYPE.as_str()).starts_with("text/html")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// Answered with 303 to this path.
    #[track_caller]
    pub fn leads_to(&self, path: &str) {
        assert_eq!((self.status, self.location()), (StatusCode::SEE_OTHER, path), "{}", self.body);
    }

    /// The page says so.
    #[track_caller]
    pub fn says(&self, words: &str) {
        assert!(self.body.contains(words), "{words} is missing in: {}", self.main());
    }

    /// The page's main part says these words, wherever its lines may break.
    pub fn tells(&self, words: &str) {
        let text = self.text();
        assert!(text.contains(words), "{words} is missing in: {text}");
    }

    /// The words of the page's main part, without what stands between them.
    pub fn text(&self) -> String {
        let words = |part: &'_ str| part.split_once('>').map_or(part, |(_, text)| text).to_owned();
        self.main().split('<').map(words).collect()
    }

    /// The main part of the page, for messages of failed tests.
    pub fn main(&self) -> &str {
        let body = self.body.as_str();
        let from = body.find("<main").unwrap_or(0);
        let to = body.find("</main>").unwrap_or(body.len()).max(from);
        &body[from..to]
    }

    /// What stands in the fields that somebody sees and types into; secrets are left out.
    pub fn typed(&self) -> BTreeMap<String, String> {
        let inputs = self.main().split("<input").skip(1).filter_map(|rest| {
            let tag = rest.split('>').next()?;
            let told = |name: &str| {
                let (_, after) = tag.split_once(&format!(" {name}=\""))?;
                after.split('"').next()
            };
            let seen = matches!(told("type"), Some("text" | "tel"));
            let name = told("name").filter(|name| seen && *name != "code")?;
            Some((name.to_owned(), unescaped(told("value").unwrap_or_default())))
        });
        inputs.collect()
    }

    /// The value of the first hidden field of this name.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let field = format!("name=\"{name}\"");
        let at = self
            .main()
            .find(&field)
            .unwrap_or_else(|| panic!("no field {name} in: {}", self.main()));
        let rest = &self.main()[at..];
        let value = rest.split("value=\"").nth(1).expect("a hidden field has a value");
        value.split('"').next().unwrap_or_default().to_owned()
    }
}

/// A text as a browser reads it from an attribute.
fn unescaped(text: &str) -> String {
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")];
    marks.iter().fold(text.to_owned(), |text, (told, mark)| text.replace(told, mark))
}
