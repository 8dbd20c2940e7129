//! The cookies of a request.

use http::HeaderMap;
use http::header::COOKIE;

/// The value of a cookie; the first one if a browser sends several of the name.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (found, value) = pair.trim().split_once('=')?;
        (found == name).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("yinyao-visitor=a; yinyao=b=c"));
        headers.append(COOKIE, HeaderValue::from_static("text_size=largest"));
        assert_eq!(cookie(&headers, "yinyao"), Some("b=c"));
        assert_eq!(cookie(&headers, "text_size"), Some("largest"));
        assert_eq!(cookie(&headers, "size"), None);
    }
}
