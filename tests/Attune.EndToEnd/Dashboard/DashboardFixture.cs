using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Attune.EndToEnd.Dashboard;

/// <summary>A fresh demo server with the operator signed in, and a real browser; one for each class of tests.</summary>
public sealed partial class DashboardFixture : IAsyncLifetime
{
    public const string Workspace = AttuneProcess.Workspace;
    public const string Email = "maria@example.com";
    public const string Password = "correct horse battery";

    private readonly TemporaryFolder folder = new();
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private string state = "";

    internal AttuneProcess Server { get; private set; } = null!;

    /// <summary>Where pictures of pages are kept for looking at.</summary>
    public static string Artifacts { get; } =
        Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;

    public async ValueTask InitializeAsync()
    {
        Server = await AttuneProcess.StartAsync(folder.Path);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                ],
            }
        );
        await SignInFirstAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await Server.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Ends the server without warning and starts it again over the same data, at another address.</summary>
    public async Task RestartAsync()
    {
        await Server.KillAsync();
        await Server.DisposeAsync();
        Server = await AttuneProcess.StartAsync(folder.Path);
    }

    /// <summary>The link that the console showed.</summary>
    public async Task<string> FirstLinkAsync()
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (Link().Match(Server.Output) is { Success: true } found)
            {
                return found.Value;
            }
            await Task.Delay(50);
        }
        throw new InvalidOperationException("The console shows no link:\n" + Server.Output);
    }

    /// <summary>A window of the operator's browser.</summary>
    public async Task<DashboardWindow> OpenAsync(
        string path = "",
        int width = 1360,
        int height = 860,
        ColorScheme colors = ColorScheme.Light,
        bool signedIn = true
    )
    {
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = Server.Address.ToString(),
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = colors,
                StorageState = signedIn ? state : null,
                AcceptDownloads = true,
            }
        );
        context.SetDefaultTimeout(15_000);
        var window = new DashboardWindow(context, await context.NewPageAsync());
        if (path.Length > 0)
        {
            await window.GoAsync(path);
        }
        return window;
    }

    private async Task SignInFirstAsync()
    {
        await using var window = await OpenAsync(signedIn: false);
        await window.Page.GotoAsync(await FirstLinkAsync());
        await window.Page.GetByLabel("Your name").FillAsync("Maria Weber");
        await window.Page.GetByLabel("Email").FillAsync(Email);
        await window.Page.GetByLabel("Password").FillAsync(Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/w/*/start");
        state = await window.Context.StorageStateAsync();
    }

    [GeneratedRegex(@"http\S+/welcome#\S+")]
    private static partial Regex Link();
}
