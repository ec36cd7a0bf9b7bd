using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Attune.EndToEnd.Dashboard;

public sealed class RoleTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private const string Banner = "65eae5738ea5032b0ef60138";

    [Fact]
    public async Task Viewer_SeesEverything_AndIsOfferedNoChange_AndLosesAccessAtTheNextClick()
    {
        var link = await InviteAsync("Vera Viewer", "vera@example.com", "Viewer");
        await using var viewer = await dashboard.OpenAsync(signedIn: false);
        await viewer.Page.GotoAsync(link);
        await viewer.Page.GetByLabel("Password").FillAsync("a sentence of my own");
        await viewer.Button("Sign in").ClickAsync();
        await viewer.Page.WaitForURLAsync("**/start");

        await viewer.GoAsync("experiences");
        await Expect(viewer.Page.Locator(".list-row").First).ToBeVisibleAsync();
        await Expect(viewer.Button("New experience")).ToHaveCountAsync(0);
        await viewer.GoAsync($"experiences/{Banner}");
        await Expect(viewer.Page.GetByLabel("Name", new() { Exact = true })).ToBeDisabledAsync();
        await Expect(viewer.Button("Publish")).ToHaveCountAsync(0);
        await viewer.GoAsync("settings/apis");
        await Expect(viewer.Text("Create key")).ToHaveCountAsync(0);

        await using var admin = await dashboard.OpenAsync("settings/people");
        await admin
            .Page.GetByRole(AriaRole.Row, new() { Name = "Vera" })
            .GetByRole(AriaRole.Button, new() { Name = "Remove" })
            .ClickAsync();
        await admin.Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(admin.Text("Vera Viewer is removed.")).ToBeVisibleAsync();
        await viewer.Page.GotoAsync($"/w/{DashboardFixture.Workspace}/experiences");
        await viewer.Page.WaitForURLAsync("**/sign-in**");
    }

    [Fact]
    public async Task Editor_WhoIsMadeAViewer_IsRefusedTheNextChange_InAnOpenPage()
    {
        var link = await InviteAsync("Ed Editor", "ed@example.com", "Editor");
        await using var editor = await dashboard.OpenAsync(signedIn: false);
        await editor.Page.GotoAsync(link);
        await editor.Page.GetByLabel("Password").FillAsync("a sentence of my own");
        await editor.Button("Sign in").ClickAsync();
        await editor.Page.WaitForURLAsync("**/start");
        await editor.GoAsync("experiences");
        await Expect(editor.Button("New experience")).ToBeVisibleAsync();

        await using var admin = await dashboard.OpenAsync("settings/people");
        await admin.Page.GetByLabel("Role of Ed Editor").SelectOptionAsync("Viewer");
        await Expect(admin.Text("Ed Editor is now viewer.")).ToBeVisibleAsync();

        await editor.Button("New experience").ClickAsync();
        await Expect(editor.Text("This takes the role editor, and yours is viewer.")).ToBeVisibleAsync();
    }

    private async Task<string> InviteAsync(string name, string email, string role)
    {
        await using var admin = await dashboard.OpenAsync("settings/people");
        await admin.Button("Invite").ClickAsync();
        await admin.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await admin.Page.GetByLabel("Email", new() { Exact = true }).FillAsync(email);
        await admin.Page.Locator("form select").SelectOptionAsync(role);
        await admin.Button("Make the invitation").ClickAsync();
        return (await admin.Page.Locator("#invitation").TextContentAsync())!;
    }
}
