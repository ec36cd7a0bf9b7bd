using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Attune.EndToEnd.Dashboard;

public sealed class UserPageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task User_IsFound_ShownExplainedAndErased()
    {
        await using var window = await dashboard.OpenAsync("users");
        await window.Page.GetByPlaceholder("Begins with…").FillAsync("JOHN");
        await window.Page.Locator(".row-link").First.ClickAsync();
        await Expect(window.Text("Attune's id")).ToBeVisibleAsync();
        await window.Page.GetByRole(AriaRole.Tab, new() { Name = "Events" }).ClickAsync();
        await Expect(window.Page.Locator(".timeline li").First).ToBeVisibleAsync();
        await window.Page.GetByRole(AriaRole.Tab, new() { Name = "Decisions" }).ClickAsync();
        await window.Page.Locator(".audit-line", new() { HasText = "homepage-banner" }).ClickAsync();
        await Expect(window.Page.Locator(".explanation-verdict")).ToContainTextAsync("Served");

        await window.Button("Erase").ClickAsync();
        await window.Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Erase" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/users");
        await window.Page.GetByPlaceholder("Begins with…").FillAsync("JOHN012");
        await Expect(window.Text("Nobody found")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }
}
