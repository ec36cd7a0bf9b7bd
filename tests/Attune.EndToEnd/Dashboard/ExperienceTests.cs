using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Attune.EndToEnd.Dashboard;

public sealed class ExperienceTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private const string Banner = "65eae5738ea5032b0ef60138";

    [Fact]
    public async Task Experience_IsWrittenPublishedPausedAndResumed()
    {
        await using var window = await dashboard.OpenAsync("experiences");
        await window.Button("New experience").ClickAsync();
        await window.Page.WaitForURLAsync("**/experiences/*");
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Winter <script>alert(1)</script>");
        await window.Page.Locator(".identity input.mono").FillAsync("winter-banner");
        await Expect(window.Text("Draft saved")).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Tab, new() { Name = "2 · Content" }).ClickAsync();
        await window.Page.GetByLabel("title of Default", new() { Exact = true }).FillAsync("Hello");
        await window.Button("Variation").First.ClickAsync();
        await Expect(window.Page.GetByLabel("Percent of Default")).ToHaveValueAsync("50");
        await window.Page.GetByLabel("Percent of Default").FillAsync("30");
        await window.Page.GetByLabel("Percent of Default").BlurAsync();
        await Expect(window.Page.GetByLabel("Percent of Variation 1")).ToHaveValueAsync("70");
        await Expect(window.Text("Ready to publish.")).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await window.Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(window.Page.Locator("h1 .badge")).ToHaveTextAsync("Active");
        await Expect(window.Page.Locator(".identity input.mono")).ToBeDisabledAsync();
        await window.Button("Pause").ClickAsync();
        await Expect(window.Page.Locator("h1 .badge")).ToHaveTextAsync("Paused");
        await window.Button("Resume").ClickAsync();
        await Expect(window.Page.Locator("h1 .badge")).ToHaveTextAsync("Active");

        await window.GoAsync("experiences?q=winter");
        await Expect(window.Page.Locator(".list-row")).ToHaveCountAsync(1);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Draft_IsThere_WhenTheWindowDiesInMidEdit()
    {
        string address;
        await using (var window = await dashboard.OpenAsync("experiences"))
        {
            await window.Button("New experience").ClickAsync();
            await window.Page.WaitForURLAsync("**/experiences/*");
            address = new Uri(window.Page.Url).AbsolutePath;
            await window.Page.GetByLabel("Name", new() { Exact = true }).PressSequentiallyAsync("Half a thought ");
            await Expect(window.Page.Locator("h1")).ToContainTextAsync("Half a thought");
        }

        await using var next = await dashboard.OpenAsync(address);
        await Expect(next.Page.GetByLabel("Name", new() { Exact = true }))
            .ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Half a thought"));
    }

    [Fact]
    public async Task AudienceBuilder_CountsWhoMatches_AsOneTypes()
    {
        await using var window = await dashboard.OpenAsync("audiences/segments/new");
        await Expect(window.Page.Locator(".estimate-figure")).ToContainTextAsync("of 21 users match");
        await window.Button("User property").First.ClickAsync();
        await window.Page.GetByLabel("Name of the user property").FillAsync("ID");
        await window.Page.GetByLabel("Value", new() { Exact = true }).FillAsync("JOHN012");
        await window.Page.GetByLabel("Value", new() { Exact = true }).BlurAsync();
        await Expect(window.Page.Locator(".estimate-figure")).ToContainTextAsync("1 of 21");
        await Expect(window.Page.Locator(".estimate-users li")).ToHaveCountAsync(1);

        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Only John");
        await window.Button("Save").ClickAsync();
        await Expect(window.Text("Saved.")).ToBeVisibleAsync();
        await window.GoAsync("audiences");
        await Expect(window.Text("Only John")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AtSign_InsertsAnAttributeWithItsFallback()
    {
        await using var window = await dashboard.OpenAsync($"experiences/{Banner}?step=content");
        var field = window.Page.GetByLabel("Title of Variation 1", new() { Exact = true });
        await field.FillAsync("Hi ");
        await field.PressSequentiallyAsync("@");
        var panel = window.Page.Locator(".personalize");
        await panel.GetByPlaceholder("Search").FillAsync("First Name");
        await panel.GetByRole(AriaRole.Button, new() { Name = "First Name", Exact = true }).ClickAsync();
        await panel.GetByLabel("The other text").FillAsync("there");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Insert" }).ClickAsync();

        await Expect(field).ToHaveValueAsync("Hi {{ UserAttribute['First Name']|default('there') }}");
        await Expect(window.Text("Draft saved")).ToBeVisibleAsync();

        await window.GoAsync($"experiences/{Banner}/history");
        await window.Button("Edited").First.ClickAsync();
        await Expect(window.Page.Locator(".diff")).ToContainTextAsync("default('there')");
    }

    [Fact]
    public async Task Editor_OpensForALongTemplate_UnderThePolicy()
    {
        await using var window = await dashboard.OpenAsync($"experiences/{Banner}?step=content");
        await window.Button("Open CtaLabel of Default in the editor").ClickAsync();
        var content = window.Page.Locator(".cm-content");
        await Expect(content).ToBeVisibleAsync();
        await content.ClickAsync();
        await window.Page.Keyboard.PressAsync("Control+End");
        await window.Page.Keyboard.TypeAsync(" now");
        await window.TakePictureAsync("experience-editor-code");
        await window.Button("Done").ClickAsync();

        await Expect(window.Page.Locator(".editor-sheet")).ToHaveCountAsync(0);
        await Expect(window.Page.GetByLabel("CtaLabel of Default", new() { Exact = true }))
            .ToHaveValueAsync("Look around now");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Test_ShowsTheAnswerTheReasonAndTheRequest_AndKeepsTheKeyInTheBrowser()
    {
        await using var window = await dashboard.OpenAsync($"experiences/{Banner}/test");
        await Expect(window.Page.Locator("#snippet")).ToContainTextAsync("homepage-banner");
        await window.Button("Send").ClickAsync();
        await Expect(window.Page.Locator(".explanation-verdict")).ToContainTextAsync("Served: variation");
        await Expect(window.Page.Locator(".rendered")).ToContainTextAsync("Title");

        var sent = new List<string>();
        window.Page.WebSocket += (_, socket) =>
            socket.FrameSent += (_, frame) =>
                sent.Add(frame.Text ?? System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        window.Page.Request += (_, request) => sent.Add(request.PostData ?? "");
        await window.Page.Locator("#snippet-key").FillAsync("a-very-secret-key-0123");
        var expected = Convert.ToBase64String(
            System.Text.Encoding.UTF8.GetBytes($"{DashboardFixture.Workspace}:a-very-secret-key-0123")
        );
        await Expect(window.Page.Locator("#snippet")).ToContainTextAsync($"Basic {expected}");
        await window.Button("Python").ClickAsync();
        await Expect(window.Page.Locator("#snippet")).ToContainTextAsync("urllib");
        await Expect(window.Page.Locator("#snippet")).ToContainTextAsync($"Basic {expected}");
        Assert.DoesNotContain(sent, text => text.Contains("a-very-secret-key") || text.Contains(expected));

        var download = await window.Page.RunAndWaitForDownloadAsync(() =>
            window.Button("Postman collection").ClickAsync()
        );
        Assert.EndsWith(".postman_collection.json", download.SuggestedFilename);
        Assert.Empty(window.Complaints);
    }
}
