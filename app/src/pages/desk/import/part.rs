//! One page of the rows of a long list, and the ways to the others.

use std::ops::Range;

use domain::id::ImportId;
use domain::plan::Shown;
use leptos::prelude::*;

use crate::components::pager::Pager;
use crate::paths;
use crate::request::Request;
use crate::wording::desk::import as words;

/// Rows of a long list that a page shows.
const MOST_SHOWN: usize = 200;

/// One page of those rows of a long list that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    rows: usize,
    page: u32,
    pages: u32,
}

impl Part {
    /// Of so many rows the page that is asked for; beyond the end, the last.
    pub(super) fn of(rows: usize, asked: u32) -> Self {
        let pages = u32::try_from(rows.div_ceil(MOST_SHOWN)).unwrap_or(u32::MAX).max(1);
        Self { rows, page: asked.clamp(1, pages), pages }
    }

    /// Which of them it shows.
    pub(super) fn range(self) -> Range<usize> {
        let first = (self.page as usize - 1) * MOST_SHOWN;
        first..self.rows.min(first + MOST_SHOWN)
    }

    /// How many that is, in words.
    pub(super) fn told(self, request: &Request) -> String {
        match self.page {
            1 => words::showing(request.language, self.rows, MOST_SHOWN),
            _ => words::showing_page(request.language, self.rows, self.range().len()),
        }
    }
}

/// From page to page of these rows.
#[component]
pub(super) fn PartPager(
    /// Of which import.
    id: ImportId,
    /// Which rows are asked for.
    shown: Shown,
    /// The page of them that is shown.
    part: Part,
) -> impl IntoView {
    let Part { page, pages, .. } = part;
    let rows = paths::IMPORT_ROWS;
    let to = |page| format!("{}#{rows}", paths::desk_import_rows(id, shown.code(), page));
    let (previous, next) = (to(page.saturating_sub(1)), to(page.saturating_add(1)));
    view! { <Pager page=page pages=pages previous=previous next=next/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_on_one_page_and_no_page_is_empty() {
        for rows in [0, 1, 199, 200, 201, 400, 5_000, 20_001] {
            let pages = Part::of(rows, 1).pages;
            let all: Vec<usize> =
                (1..=pages).flat_map(|page| Part::of(rows, page).range()).collect();
            assert_eq!(all, (0..rows).collect::<Vec<_>>(), "{rows}");
            assert!(pages == 1 || !Part::of(rows, pages).range().is_empty(), "{rows}");
        }
    }

    #[test]
    fn a_page_that_is_not_there_is_the_nearest_one() {
        assert_eq!(Part::of(401, 0), Part::of(401, 1));
        assert_eq!(Part::of(401, u32::MAX), Part::of(401, 3));
    }
}
