using Microsoft.Playwright;

namespace Attune.EndToEnd.Dashboard;

/// <summary>Every page on a fresh demo shop: nothing keeps anybody out, nothing is refused by the policy, nothing is too wide.</summary>
public sealed class PageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private const string Banner = "65eae5738ea5032b0ef60138";

    [Theory]
    [InlineData("experiences", "experiences")]
    [InlineData($"experiences/{Banner}", "experience-users")]
    [InlineData($"experiences/{Banner}?step=content", "experience-content")]
    [InlineData($"experiences/{Banner}?step=schedule", "experience-schedule")]
    [InlineData($"experiences/{Banner}/history", "experience-history")]
    [InlineData("audiences", "audiences")]
    [InlineData("audiences/saved/new", "audience-new")]
    [InlineData("users", "users")]
    [InlineData("results", "results")]
    [InlineData("health", "health")]
    [InlineData("start", "start")]
    [InlineData("settings/apis", "settings-apis")]
    [InlineData("settings/people", "settings-people")]
    [InlineData("settings/audit", "settings-audit")]
    [InlineData("settings/workspace", "settings-workspace")]
    [InlineData("settings/account", "settings-account")]
    public async Task Page_HasNoBarriers_InLightDarkAndNarrow(string path, string name) =>
        await Pictures.LookAtAsync(dashboard, path, name);

    [Fact]
    public async Task TestPage_HasNoBarriers_WithItsAnswer()
    {
        await using var window = await dashboard.OpenAsync($"experiences/{Banner}/test", height: 1100);
        await window.Button("Send").ClickAsync();
        await window.Page.Locator(".explanation-verdict").WaitForAsync();
        await window.TakePictureAsync("experience-test-light");

        Assert.Empty(await window.FindBarriersAsync());
    }

    [Fact]
    public async Task UserPage_HasNoBarriers()
    {
        await using var window = await dashboard.OpenAsync("users");
        await window.Page.Locator(".row-link").Nth(1).ClickAsync();
        await window.Page.GetByText("Attune's id").First.WaitForAsync();
        await window.TakePictureAsync("user-profile-light");

        Assert.Empty(await window.FindBarriersAsync());
    }
}
