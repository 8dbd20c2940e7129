// 排课 by keyboard alone: a term is added and planned, a class is moved by an arrow key, put back, and published.
import type { Page } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { awake } from "./support/navigator";
import { newMobile } from "./support/people";
import { expect, test } from "./support/test";

// Goes on by the tabulator until this has the focus, and presses the key there.
async function press(page: Page, role: "link" | "button" | "textbox", name: string | RegExp, key = "Enter"): Promise<void> {
  const wanted = main(page).getByRole(role, { name }).first();
  await wanted.focus();
  await expect(wanted).toBeFocused();
  await page.keyboard.press(key);
}

async function types(page: Page, label: string, text: string): Promise<void> {
  await main(page).getByLabel(label).focus();
  await page.keyboard.type(text);
}

test("a term is planned by keyboard: added, clashing, moved, put back, moved again and published", async ({ page, server }) => {
  const number = newMobile().slice(-6);
  await signInAtDesk(page, "university", server.address);
  await press(page, "link", "学期和排课");
  await types(page, "学期叫什么", `2035年春季学期${number}`);
  await types(page, "学期第一天", "2035-2-26");
  await types(page, "学期最后一天", "2035-6-15");
  await press(page, "button", "加上，去排课");
  await expect(heading(page)).toHaveText(`2035年春季学期${number}`);

  const [first, second] = [`篆书一年级${number}班`, `篆书二年级${number}班`];
  for (const name of [first, second]) {
    await press(page, "link", "加一个班");
    await types(page, "系别", "书画系");
    await types(page, "课程", "篆书");
    await types(page, "班级名称", name);
    await types(page, "上课时间", "周三上午9:00-10:30");
    await types(page, "校区", "东湖校区");
    await types(page, "谁来教", "黄细花");
    await types(page, "招多少人", "20");
    await types(page, "学费", "免费");
    await press(page, "button", "保存");
    await expect(main(page).getByText("改好了。")).toBeVisible();
  }
  await expect(main(page).getByText("⚠有冲突")).toHaveCount(2);
  await expect(page.locator(".tile").filter({ hasText: "东湖校区" })).toHaveCount(2);

  await awake(page);
  await press(page, "link", new RegExp(`^${second}`), "ArrowRight");
  await expect(main(page).getByText("没有冲突。")).toBeVisible();
  await expect(page.locator('td[data-weekday="4"] .tile')).toContainText(second);
  await press(page, "button", "放回原处");
  await expect(main(page).getByText("⚠有冲突")).toHaveCount(2);
  await awake(page);
  await press(page, "link", new RegExp(`^${second}`), "ArrowRight");
  await expect(main(page).getByText("没有冲突。")).toBeVisible();

  await press(page, "link", "公布排好的班");
  await types(page, "什么时候开始报名", "2035-1-8");
  await types(page, "什么时候截止", "2035-2-20");
  await press(page, "button", "看看会怎么样");
  await expect(main(page).getByText("现在还没有公布。")).toBeVisible();
  await press(page, "button", "公布");
  await expect(main(page).getByText("公布了2个班。")).toBeVisible();
});
