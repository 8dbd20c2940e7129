//! A finished page read tag by tag: what a tag says, and in which row of a list it stands.

/// The rows of tables and the boxes of people that begin and end in a page.
#[derive(Default)]
pub(super) struct Rows<'a> {
    /// So many have begun.
    pub(super) begun: u32,
    /// By which tag the open one began, and how many of that name are open within it, itself among them.
    pub(super) open: Option<(&'a str, u32)>,
}

impl<'a> Rows<'a> {
    /// A tag that begins or ends something.
    pub(super) fn pass(&mut self, name: &'a str, tag: &str) {
        match self.open {
            Some((open, depth)) if name == open => self.open = Some((open, depth + 1)),
            Some((open, depth)) if name.strip_prefix('/') == Some(open) => {
                self.open = (depth > 1).then(|| (open, depth - 1));
            }
            Some(_) => {}
            None => {
                let is_box = || {
                    let class = attributes(&tag[1 + name.len()..]).into_iter();
                    let mut class = class.filter(|(one, _)| *one == "class");
                    class.any(|(_, all)| all.split(' ').any(|one| one == "panel"))
                };
                if name == "tr" || (name == "section" && is_box()) {
                    self.begun += 1;
                    self.open = Some((name, 1));
                }
            }
        }
    }
}

/// From its `<` to its `>`, which may also stand in a value.
pub(super) fn tag(page: &str) -> &str {
    let mut is_quoted = false;
    let end = page.find(|sign| {
        is_quoted ^= sign == '"';
        sign == '>' && !is_quoted
    });
    end.map_or(page, |end| &page[..=end])
}

/// Names and values, as they are written.
pub(super) fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let (mut rest, mut found) = (tag.trim_end_matches('>'), Vec::new());
    loop {
        rest = rest.trim_start();
        let name_ends = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, more) = rest.split_at(name_ends);
        if name.is_empty() {
            return found;
        }
        let (value, after) = match more.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => ("", more.trim_start_matches('=')),
        };
        found.push((name, value));
        rest = after;
    }
}
