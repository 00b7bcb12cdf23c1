using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MudBlazor;
using MudBlazor.Utilities;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Tests.Shell;

/// <summary>The tokens stand three times: in the style sheet for each theme and for the system's choice, and in the theme of the library.</summary>
public sealed partial class PortalThemeTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(Here(), "../../../wwwroot/app.css"));

    [Fact]
    public void Tokens_LightByChoiceAndBySystem_AreTheSame() => Assert.Equal(Block("[data-theme=light] {"), Block(":root:not([data-theme]) {"));

    [Theory]
    [InlineData(":root {", true)]
    [InlineData("[data-theme=light] {", false)]
    public void Palette_EachTheme_IsTheTokens(string block, bool dark)
    {
        var tokens = Block(block);
        Palette palette = dark ? PortalTheme.Instance.PaletteDark : PortalTheme.Instance.PaletteLight;

        Assert.Equal(
            Tokens(tokens, "accent", "on-accent", "bg", "surface", "text", "muted", "line", "ok", "warn", "crit", "maint"),
            Colours(palette.Primary, palette.PrimaryContrastText, palette.Background, palette.Surface, palette.TextPrimary, palette.TextSecondary, palette.LinesDefault,
                palette.Success, palette.Warning, palette.Error, palette.Info));
    }

    [Theory]
    [InlineData(":root {")]
    [InlineData("[data-theme=light] {")]
    public void Tokens_TextOnEverySurface_HasAContrastOfAtLeast4Point5(string block)
    {
        var tokens = Block(block);
        foreach (var text in new[] { "text", "muted", "faint", "accent", "ok", "warn", "crit", "unknown", "maint" })
        {
            foreach (var surface in new[] { "bg", "surface", "raised", "accent-soft", "ok-soft", "warn-soft", "crit-soft" })
                Assert.True(Contrast(tokens[text], tokens[surface]) >= 4.5, $"{text} on {surface}: {Contrast(tokens[text], tokens[surface]):0.00}");
        }
    }

    private static Dictionary<string, string> Block(string head)
    {
        var start = Css.IndexOf(head, StringComparison.Ordinal) + head.Length;
        return Token().Matches(Css[start..Css.IndexOf('}', start)]).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
    }

    private static IEnumerable<string> Tokens(Dictionary<string, string> tokens, params string[] names) => names.Select(n => tokens[n]);

    private static IEnumerable<string> Colours(params MudColor[] colours) => colours.Select(c => c.ToString(MudColorOutputFormats.Hex).ToLowerInvariant());

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0;
            return value <= .03928 ? value / 12.92 : Math.Pow((value + .055) / 1.055, 2.4);
        }
        return .2126 * Channel(1) + .7152 * Channel(3) + .0722 * Channel(5);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("--(?<name>[a-z-]+): (?<value>#[0-9a-f]{6});")]
    private static partial Regex Token();
}
