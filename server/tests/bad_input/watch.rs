//! Sends forms one after the other, and sees that those that are refused change nothing and lose nothing.

use std::collections::BTreeMap;

use super::is_clear;
use crate::support::{Answer, Browser, Contents, Yinyao};

/// Sends forms to one service and looks into its database after each.
pub struct Watch {
    pub contents: Contents,
    pub seen: BTreeMap<String, String>,
    pub refused: u32,
}

impl Watch {
    pub async fn over(yinyao: &Yinyao) -> Self {
        let contents = Contents::of(yinyao).await;
        Self { seen: contents.now().await, contents, refused: 0 }
    }

    /// The answer is clear, and so is the page to which it leads. A form that is refused has changed nothing, and its
    /// page shows again what was typed.
    pub async fn sends(
        &mut self,
        what: &str,
        mut browser: Browser,
        form: &str,
        fields: &[(&str, &str)],
    ) {
        let answer = browser.post(form, fields).await;
        is_clear(what, &answer);
        let mut page = None;
        if answer.status == 303 {
            let led_to = browser.get(answer.location()).await;
            is_clear(&format!("{what}, then {}", answer.location()), &led_to);
            page = Some(led_to);
        }
        let status = page.as_ref().map_or(answer.status, |page| page.status);
        let now = self.contents.now().await;
        if status.is_client_error() || answer.location().contains("sign-in?return_to=") {
            self.refused += 1;
            let changed: Vec<_> =
                now.iter().filter(|(what, told)| self.seen.get(*what) != Some(told)).collect();
            assert!(changed.is_empty(), "{what} was refused and changed {changed:?}");
        }
        self.seen = now;
        // The page of this very form: one that asks for something else first has nothing to show of it.
        let action = format!("action=\"{form}\"");
        let again = |page: &Answer| page.status == 422 && page.main().contains(&action);
        let shown = page.filter(again).map(|page| page.typed());
        for (name, shown) in shown.unwrap_or_default() {
            let Some((_, typed)) = fields.iter().find(|(field, _)| *field == name) else {
                continue;
            };
            assert_eq!(shown, typed.replace('\0', ""), "{what}: {name} was typed");
        }
    }
}
