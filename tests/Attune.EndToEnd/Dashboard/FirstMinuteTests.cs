using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Attune.EndToEnd.Dashboard;

public sealed class FirstMinuteTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task FirstLink_SignsInOnce()
    {
        await using var window = await dashboard.OpenAsync(signedIn: false);
        await window.Page.GotoAsync(await dashboard.FirstLinkAsync());
        await window.Page.GetByLabel("Password").FillAsync("another good password");
        await window.Button("Sign in").ClickAsync();

        await Expect(window.Text("This link has been used or has expired.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Page_WithoutASession_AsksToSignIn_AndComesBack()
    {
        await using var window = await dashboard.OpenAsync(signedIn: false);
        await window.Page.GotoAsync($"/w/{DashboardFixture.Workspace}/settings/apis");
        await window.Page.GetByLabel("Email").FillAsync(DashboardFixture.Email);
        await window.Page.GetByLabel("Password").FillAsync("not the password");
        await window.Button("Sign in").ClickAsync();
        await Expect(window.Text("This email and password do not belong together.")).ToBeVisibleAsync();

        await window.Page.GetByLabel("Password").FillAsync(DashboardFixture.Password);
        await window.Button("Sign in").ClickAsync();
        await window.Page.WaitForURLAsync("**/settings/apis");
    }

    [Fact]
    public async Task StartPage_TicksWhenTheFirstFetchArrives()
    {
        await using var window = await dashboard.OpenAsync("start");
        await Expect(window.Text("Waiting for the fetch")).ToBeVisibleAsync();
        await window.Button("Put a new key in").ClickAsync();
        var request = window.Page.Locator(".code code");
        await Expect(request).ToContainTextAsync("attune_");

        var key = (await request.TextContentAsync())!.Split(':', 4)[3].Split('"')[0];
        var answer = await FetchAsync(key);

        Assert.Equal(HttpStatusCode.OK, answer);
        await Expect(window.Page.Locator("#fetch-arrived")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    private async Task<HttpStatusCode> FetchAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/experiences/fetch");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{DashboardFixture.Workspace}:{key}"))
        );
        request.Headers.Add("MOE-APPKEY", DashboardFixture.Workspace);
        request.Content = new StringContent(
            """{"identifiers": {"customer_id": "JOHN012"}, "experience_key": ["homepage-banner"]}""",
            Encoding.UTF8,
            "application/json"
        );
        using var answer = await dashboard.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
