using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Attune.EndToEnd.Dashboard;

/// <summary>One window of a browser, which remembers what its console complained about.</summary>
public sealed class DashboardWindow : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public DashboardWindow(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // An image of a shop that does not exist is no fault of the page.
            if (message.Type == "error" && !message.Text.Contains("ERR_NAME_NOT_RESOLVED"))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What the browser complained about, such as a script that the policy refused.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a page of the demo workspace and waits until its heading is there.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path.StartsWith('/') ? path : $"/w/{DashboardFixture.Workspace}/{path}");
        await Page.Locator("h1").First.WaitForAsync();
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Text(string text) => Page.GetByText(text);

    /// <summary>What axe finds that keeps people out: violations that are serious or critical.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync()
    {
        var result = await Page.RunAxe();
        return
        [
            .. result
                .Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation =>
                    $"{violation.Id}: {violation.Help} at {string.Join("; ", violation.Nodes.Take(4).Select(node => node.Html))}"
                ),
        ];
    }

    public async Task TakePictureAsync(string name) =>
        await Page.ScreenshotAsync(new() { Path = Path.Combine(DashboardFixture.Artifacts, name + ".png") });

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
