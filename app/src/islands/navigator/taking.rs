//! What the navigator takes upon itself. Whatever is not listed here is left to the browser.

use super::address::Address;

/// A link that was tapped, as its markup says.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// Where it leads, whole.
    pub href: String,
    /// `target`.
    pub target: Option<String>,
    /// `rel`.
    pub rel: Option<String>,
    /// It carries `download` or `data-native`.
    pub native: bool,
}

/// A tap on this link is a change of page within the site.
pub fn takes_link(here: &str, link: &Link) -> bool {
    let (here, to) = (Address::of(here), Address::of(&link.href));
    let external = link.rel.as_deref().unwrap_or_default().split(' ').any(|rel| rel == "external");
    // Within one page the browser knows best: it scrolls, and the focus follows.
    let another_page = to.origin == here.origin && !to.origin.is_empty() && to.page != here.page;
    another_page && !link.native && !external && opens_here(link.target.as_deref())
}

/// A form that is being sent, as its markup says.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Where it goes, whole.
    pub action: String,
    /// `method`.
    pub method: Option<String>,
    /// `target`.
    pub target: Option<String>,
    /// `enctype`.
    pub encoding: Option<String>,
    /// It carries `data-native`, holds a file, or its button has an address or a way of its own.
    pub native: bool,
}

/// How a form is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Its answers become the query.
    Get,
    /// They are the body.
    Post,
}

/// Sending this form leads to a page of the site; and how it is sent.
pub fn takes_form(here: &str, form: &Form) -> Option<Method> {
    let same = Address::of(here).origin == Address::of(&form.action).origin;
    let plain = form.encoding.as_deref().is_none_or(|encoding| {
        encoding.is_empty() || encoding.eq_ignore_ascii_case("application/x-www-form-urlencoded")
    });
    if !same || !plain || form.native || !opens_here(form.target.as_deref()) {
        return None;
    }
    let method = form.method.as_deref().unwrap_or_default();
    match method {
        _ if method.is_empty() || method.eq_ignore_ascii_case("get") => Some(Method::Get),
        _ if method.eq_ignore_ascii_case("post") => Some(Method::Post),
        _ => None,
    }
}

fn opens_here(target: Option<&str>) -> bool {
    target.is_none_or(|target| target.is_empty() || target == "_self")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "http://yinyao.example/classes?page=2#found";

    fn to(href: &str) -> Link {
        Link { href: href.to_owned(), ..Link::default() }
    }

    #[test]
    fn a_link_to_another_page_of_ours_is_taken() {
        for href in ["/", "/classes", "/classes?page=3", "/activities#found"] {
            assert!(takes_link(HERE, &to(&format!("http://yinyao.example{href}"))), "{href}");
        }
    }

    #[test]
    fn everything_else_is_left_to_the_browser() {
        for href in [
            "http://yinyao.example/classes?page=2#main",
            "http://yinyao.example/classes?page=2",
            "http://yinyao.example:8080/activities",
            "https://yinyao.example/activities",
            "http://yinyao.example.evil/",
            "tel:07910123456",
            "mailto:a@yinyao.example",
            "javascript:void(0)",
        ] {
            assert!(!takes_link(HERE, &to(href)), "{href}");
        }
        let page = to("http://yinyao.example/me");
        assert!(!takes_link(HERE, &Link { native: true, ..page.clone() }));
        assert!(!takes_link(HERE, &Link { target: Some("_blank".into()), ..page.clone() }));
        assert!(!takes_link(HERE, &Link { rel: Some("nofollow external".into()), ..page.clone() }));
        assert!(takes_link(HERE, &Link { target: Some("_self".into()), ..page }));
    }

    #[test]
    fn forms_without_files_are_taken() {
        let form = Form { action: "http://yinyao.example/forms/sign-up".into(), ..Form::default() };
        assert_eq!(takes_form(HERE, &form), Some(Method::Get));
        let with = |method: &str| Form { method: Some(method.into()), ..form.clone() };
        assert_eq!(takes_form(HERE, &with("POST")), Some(Method::Post));
        assert_eq!(takes_form(HERE, &with("get")), Some(Method::Get));
        assert_eq!(takes_form(HERE, &with("dialog")), None);
        assert_eq!(takes_form(HERE, &Form { native: true, ..form.clone() }), None);
        assert_eq!(takes_form(HERE, &Form { target: Some("print".into()), ..form.clone() }), None);
        let files = Form { encoding: Some("multipart/form-data".into()), ..form.clone() };
        assert_eq!(takes_form(HERE, &files), None);
        assert_eq!(takes_form(HERE, &Form { action: "http://evil.example/".into(), ..form }), None);
    }
}
