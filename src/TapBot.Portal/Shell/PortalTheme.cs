using MudBlazor;

namespace TapBot.Portal.Shell;

/// <summary>The tokens of <c>wwwroot/app.css</c> for the controls of MudBlazor; a test compares the two.</summary>
internal static class PortalTheme
{
    private static readonly string[] Sans = ["system-ui", "-apple-system", "Segoe UI", "Noto Sans", "DejaVu Sans", "sans-serif"];

    public static MudTheme Instance { get; } = new()
    {
        PaletteDark = new PaletteDark
        {
            Primary = "#6cb2ff", PrimaryContrastText = "#06121f", Background = "#0f1317", BackgroundGray = "#0f1317", Surface = "#161b21",
            AppbarBackground = "#161b21", DrawerBackground = "#161b21", AppbarText = "#e4e9ee", DrawerText = "#9aa6b3", TextPrimary = "#e4e9ee", TextSecondary = "#9aa6b3",
            ActionDefault = "#9aa6b3", LinesDefault = "#28313b", LinesInputs = "#28313b", TableLines = "#20272f", Divider = "#28313b",
            Success = "#3cc49a", Warning = "#f0b429", Error = "#ff7a45", Info = "#62bdf2",
        },
        PaletteLight = new PaletteLight
        {
            Primary = "#0a60c2", PrimaryContrastText = "#ffffff", Background = "#f4f6f8", BackgroundGray = "#f4f6f8", Surface = "#ffffff",
            AppbarBackground = "#ffffff", DrawerBackground = "#ffffff", AppbarText = "#17202a", DrawerText = "#526070", TextPrimary = "#17202a", TextSecondary = "#526070",
            ActionDefault = "#526070", LinesDefault = "#dbe1e7", LinesInputs = "#dbe1e7", TableLines = "#e8ecf0", Divider = "#dbe1e7",
            Success = "#00704c", Warning = "#855600", Error = "#b03700", Info = "#0a679d",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px", DrawerWidthLeft = "196px" },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Sans, FontSize = ".875rem", LineHeight = "1.45", LetterSpacing = "normal" } },
    };
}
