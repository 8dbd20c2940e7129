// 候补: joining the line, being asked when somebody gives a place up, and answering.
import { heading, main, openOffering, signUp, withdraw } from "./support/actions";
import { chenGuofu, liGuilan, newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

test.use({ serviceWorkers: "allow" });

test("when somebody gives the place up, the first in line is asked at home and takes it", async ({ page, server, desk, somebodyElse }) => {
  const name = `古琴欣赏${newMobile().slice(-4)}`;
  const offering = await desk.offers({ name, capacity: 1 });
  const chen = await somebodyElse();
  await signInAs(chen, server.address, newMobile(), chenGuofu);
  await openOffering(chen, offering);
  await expect(main(chen)).toContainText("还有1个名额");
  await signUp(chen, "activity");
  await expect(heading(chen)).toHaveText("报名成功");

  await signInAs(page, server.address, newMobile(), liGuilan);
  await openOffering(page, offering);
  await expect(main(page)).toContainText("现在报满了。可以排候补，有人退出就依次问下一位。");
  await page.getByRole("link", { name: "排候补" }).click();
  await expect(main(page)).toContainText("现在满了，您会排在候补第1位。");
  await page.getByRole("button", { name: "确认排候补" }).click();
  await expect(heading(page)).toHaveText("候补第1位");
  await expect(main(page)).toContainText("李桂兰，名额满了，您已经排上候补。");

  const third = await somebodyElse();
  await signInAs(third, server.address, newMobile());
  await openOffering(third, offering);
  await expect(main(third)).toContainText("满了，候补1人");
  await signUp(third, "activity", "确认排候补");
  await expect(heading(third)).toHaveText("候补第2位");

  await withdraw(chen, "activity", name);

  await page.goto("/");
  const news = page.getByRole("region", { name: "给您的通知" });
  await expect(news).toContainText("有名额了，请您回答");
  await expect(news).toContainText(`“${name}”空出一个名额，给您留着。`);
  await news.getByRole("link", { name: "看这一项" }).click();
  await expect(heading(page)).toHaveText("有名额了，请您回答");
  await page.getByRole("link", { name: "这次不要，继续候补" }).click();
  await expect(main(page)).toContainText("您排的位置不变，下次空出名额再问您。");
  await page.getByRole("link", { name: "先不决定，返回" }).last().click();
  await expect(heading(page)).toHaveText("有名额了，请您回答");
  await page.getByRole("button", { name: "要这个名额" }).click();
  await expect(heading(page)).toHaveText("报名成功");
  await page.goto("/");
  await expect(heading(page)).toContainText("李桂兰");
  await expect(page.getByRole("region", { name: "给您的通知" })).toHaveCount(0);

  await third.goto("/my-sign-ups");
  await expect(third.locator(".summary__row").filter({ hasText: name })).toContainText("候补第1位");
});

test("one may leave the line, and is told what that means", async ({ page, server, desk, somebodyElse }) => {
  const name = `二胡合奏${newMobile().slice(-4)}`;
  const offering = await desk.offers({ name, capacity: 1 });
  const chen = await somebodyElse();
  await signInAs(chen, server.address, newMobile(), chenGuofu);
  await openOffering(chen, offering);
  await signUp(chen, "activity");
  await signInAs(page, server.address, newMobile());
  await openOffering(page, offering);
  await signUp(page, "activity", "确认排候补");
  await page.getByRole("link", { name: "退出候补" }).click();
  await expect(heading(page)).toHaveText(`确定不等“${name}”了吗？`);
  await expect(main(page)).toContainText("退出后，您排的位置就没有了。再想排，要从最后排起。");
  await page.getByRole("link", { name: "不退出，返回" }).last().click();
  await expect(heading(page)).toHaveText("候补第1位");
  await page.getByRole("link", { name: "退出候补" }).click();
  await page.getByRole("button", { name: "退出候补" }).click();
  await expect(heading(page)).toHaveText("已经退掉");
});

test("who confirms a place that was taken in that moment waits, and is told why", async ({ page, server, desk, somebodyElse }) => {
  const offering = await desk.offers({ name: `皮影戏${newMobile().slice(-4)}`, capacity: 1 });
  await signInAs(page, server.address, newMobile());
  await page.goto(`/offerings/${offering}/sign-up`);
  await expect(page.getByRole("button", { name: "确认报名" })).toBeVisible();
  const chen = await somebodyElse();
  await signInAs(chen, server.address, newMobile(), chenGuofu);
  await openOffering(chen, offering);
  await signUp(chen, "activity");
  await page.getByRole("button", { name: "确认报名" }).click();
  await expect(heading(page)).toHaveText("候补第1位");
  await expect(main(page)).toContainText("您提交的时候刚刚报满，先替您排上了候补。");
});

test("two who wait agree to be asked together", async ({ page, server, desk, somebodyElse }) => {
  const offering = await desk.offers({ name: `葫芦丝${newMobile().slice(-4)}`, capacity: 1 });
  const [chen, lin, number] = [await somebodyElse(), await somebodyElse(), newMobile()];
  await signInAs(chen, server.address, newMobile(), chenGuofu);
  await openOffering(chen, offering);
  await signUp(chen, "activity");
  for (const [waits, mobile] of [[lin, number], [page, newMobile()]] as const) {
    await signInAs(waits, server.address, mobile, waits === page ? liGuilan : chenGuofu);
    await openOffering(waits, offering);
    await signUp(waits, "activity", "确认排候补");
  }
  await page.getByRole("link", { name: "请一个人和我一起候补" }).click();
  await page.getByLabel("对方的手机号码是多少？").fill(number);
  await page.getByRole("button", { name: "请对方同意" }).click();
  await expect(main(page)).toContainText("已经记下。");
  await lin.reload();
  await expect(main(lin)).toContainText("李桂兰想和您一起候补。");
  await lin.getByRole("button", { name: "同意，一起候补" }).click();
  await expect(main(lin)).toContainText("您和李桂兰一起候补。");
});

test("who has something at that time keeps it while she waits, is asked, and takes the other instead", async ({ page, server, desk, somebodyElse }) => {
  const number = newMobile().slice(-4);
  const evening = { from: "19:00", to: "20:30", inDays: 66, capacity: 1 };
  const [has, wants] = [`京胡小组${number}`, `月琴小组${number}`];
  const [here, there] = [await desk.offers({ ...evening, name: has }), await desk.offers({ ...evening, name: wants })];
  const chen = await somebodyElse();
  await signInAs(chen, server.address, newMobile(), chenGuofu);
  await openOffering(chen, there);
  await signUp(chen, "activity");
  await signInAs(page, server.address, newMobile(), liGuilan);
  await openOffering(page, here);
  await signUp(page, "activity");

  await page.goto(`/offerings/${there}/sign-up`);
  await main(page).getByRole("link", { name: /不退原来的，\s*候补这个/ }).click();
  await expect(heading(page)).toHaveText(`原来的不退，候补“${wants}”吗？`);
  await expect(main(page).locator("dl")).toContainText(has);
  await expect(main(page)).toContainText("轮到您的时候，我们先问您，您再选。");
  await main(page).getByRole("button", { name: "确认排候补" }).click();
  await expect(heading(page)).toHaveText("候补第1位");
  await expect(main(page)).toContainText("您有的别的名额，都还留着。");

  await withdraw(chen, "activity", wants);
  await page.reload();
  await expect(heading(page)).toHaveText("有名额了，请您回答");
  await expect(main(page)).toContainText(`要这个名额，就得退掉“${has}”。`);
  await main(page).getByRole("link", { name: "换成这个" }).click();
  await expect(main(page)).toContainText("这个名额给您留着。您确认了，才退下面那个。");
  for (const name of [has, wants]) await expect(main(page).locator("dl")).toContainText(name);
  await main(page).getByRole("button", { name: "确认调换" }).click();
  await expect(heading(page)).toHaveText("报名成功");
  await expect(main(page)).toContainText("换好了：原来的，已经替您退了。");
});
