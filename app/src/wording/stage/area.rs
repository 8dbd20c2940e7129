//! Where the person lives.

use domain::institution::Area;
use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const WHICH: Words = Words("您住在哪个区、县？", "In which district or county do you live?");

fn examples(areas: &[Area]) -> Vec<&str> {
    areas.iter().rev().take(3).map(|area| area.name.as_str()).collect()
}

/// Why it is asked, and how to write it.
pub fn hint(language: Language, areas: &[Area]) -> String {
    let named = examples(areas);
    match language {
        Chinese => {
            format!("有的单位给住在本地区的人留名额。例如：{}。不想说，就空着。", named.join("、"))
        }
        English => format!(
            "Some institutions keep places for people of their district. For example: {}. Leave it empty if you prefer.",
            named.join(", ")
        ),
    }
}

/// No area is called so, or two are.
pub fn unknown(language: Language, areas: &[Area]) -> String {
    let named = examples(areas);
    match language {
        Chinese => format!("没找到这个区、县，请写全名，例如：{}", named.join("、")),
        English => format!(
            "No such district or county. Please write its whole name, for example: {}",
            named.join(", ")
        ),
    }
}
