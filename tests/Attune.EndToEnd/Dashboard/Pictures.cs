using Microsoft.Playwright;

namespace Attune.EndToEnd.Dashboard;

/// <summary>Looks at a page in light, dark and narrow: keeps a picture of each, and finds what keeps people out.</summary>
internal static class Pictures
{
    private static readonly (string Name, int Width, ColorScheme Colors)[] Looks =
    [
        ("light", 1360, ColorScheme.Light),
        ("dark", 1360, ColorScheme.Dark),
        ("narrow", 375, ColorScheme.Light),
    ];

    public static async Task LookAtAsync(DashboardFixture dashboard, string path, string name)
    {
        foreach (var look in Looks)
        {
            await using var window = await dashboard.OpenAsync(path, look.Width, colors: look.Colors);
            await window.Page.Locator(".loading").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await window.TakePictureAsync($"{name}-{look.Name}");

            Assert.Empty(await window.FindBarriersAsync());
            Assert.Empty(window.Complaints);
            Assert.True(
                await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
                $"{path} is wider than a window of {look.Width} pixels."
            );
        }
    }
}
