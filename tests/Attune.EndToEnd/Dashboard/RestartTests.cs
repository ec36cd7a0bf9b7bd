using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Attune.EndToEnd.Dashboard;

public sealed class RestartTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task Draft_AndSession_SurviveAServerThatIsKilledInMidEdit()
    {
        await using var window = await dashboard.OpenAsync("experiences");
        await window.Button("New experience").ClickAsync();
        await window.Page.WaitForURLAsync("**/experiences/*");
        var address = new Uri(window.Page.Url).AbsolutePath;
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Written before the crash");
        await SeeSavedAsync(address, "Written before the crash");

        await dashboard.RestartAsync();
        await Expect(window.Page.Locator(".reconnect")).ToBeVisibleAsync();

        await using var next = await dashboard.OpenAsync(address);
        await Expect(next.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Written before the crash");
    }

    // Another window shows what is stored, not what is typed.
    private async Task SeeSavedAsync(string address, string name)
    {
        await using var other = await dashboard.OpenAsync(address);
        for (var look = 0; look < 40; look++)
        {
            var field = other.Page.GetByLabel("Name", new() { Exact = true });
            await field.WaitForAsync();
            if (await field.InputValueAsync() == name)
            {
                return;
            }
            await other.Page.ReloadAsync();
        }
        Assert.Fail("What was typed was not saved.");
    }
}
