using MudBlazor;

namespace Attune.Dashboard.Frame;

/// <summary>The component library dressed in our own colours, type and corners; app.css holds the rest, and the dark half.</summary>
internal static class AttuneTheme
{
    private static readonly string[] Fonts = ["Inter Variable", "Inter", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } =
        new()
        {
            PaletteLight = new PaletteLight
            {
                Primary = "#4f46e5",
                Secondary = "#0f766e",
                Success = "#137a4b",
                Warning = "#8a5a00",
                Error = "#b42318",
                Info = "#1d5fbf",
                TextPrimary = "#1b1b20",
                TextSecondary = "#5c5c68",
                Background = "#fbfbfc",
                Surface = "#ffffff",
                Divider = "#e4e4e9",
                LinesDefault = "#e4e4e9",
                LinesInputs = "#c9c9d2",
                ActionDefault = "#5c5c68",
            },
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
            Typography = new Typography
            {
                Default = new DefaultTypography
                {
                    FontFamily = Fonts,
                    FontSize = "0.875rem",
                    LineHeight = "1.5",
                    LetterSpacing = "normal",
                },
                Button = new ButtonTypography
                {
                    FontFamily = Fonts,
                    FontSize = "0.8125rem",
                    FontWeight = "550",
                    TextTransform = "none",
                    LetterSpacing = "normal",
                },
                H6 = new H6Typography
                {
                    FontFamily = Fonts,
                    FontSize = "1rem",
                    FontWeight = "600",
                    LetterSpacing = "normal",
                },
            },
        };
}
