using System.Text.RegularExpressions;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Tests.House;

/// <summary>Every text comes from the resources, and the resources have every text in every language, alike in all that programs fill in.</summary>
public sealed partial class TextTests
{
    /// <summary>Which plural forms a language has (Unicode CLDR).</summary>
    private static readonly Dictionary<string, string[]> Forms = new() { ["en"] = ["one", "other"], ["ru"] = ["one", "few", "many", "other"] };

    private static readonly string[] AnyForm = ["one", "few", "many", "other"];

    /// <summary>What is written the same in every language.</summary>
    private static readonly string[] Names = ["TapBot Portal", "Authorization: Bearer tbp_…", "JSON Lines", "UTC", "IP", "CPU", "SHA-256", "JSON", "CSV", "API", "TOTP", "OIDC", "TLS", "Inspect"];

    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Fact]
    public void Key_NamedInThePortal_HasAText()
    {
        var known = Texts.KeysOf("en").Keys.ToHashSet(StringComparer.Ordinal);
        var missing = from file in Sources.Files("src/TapBot.Portal", ".cs", ".razor")
                      from key in Named().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)
                      where !key.EndsWith('.') && !known.Contains(key) && !known.Contains(key + ".other")
                      select $"{Sources.Short(file)}: {key}";
        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void Phrase_SaidAnywhere_HasAText()
    {
        var known = Texts.KeysOf("en").Keys.ToHashSet(StringComparer.Ordinal);
        var missing = from file in Sources.Files("src", ".cs", ".razor")
                      from code in Said().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)
                      where !known.Contains(code) && !known.Contains(code + ".other")
                      select $"{Sources.Short(file)}: {code}";
        Assert.Empty(missing.Distinct());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Key_AnyLanguage_IsThatOfEnglishWithThePluralFormsOfTheLanguage(string language)
    {
        var english = Texts.KeysOf("en").Keys;
        var plurals = english.Where(k => FormOf(k) == "one").Select(StemOf).ToHashSet(StringComparer.Ordinal);
        var expected = english.Where(k => !(FormOf(k) is not null && plurals.Contains(StemOf(k)))).Concat(plurals.SelectMany(p => Forms[language].Select(f => $"{p}.{f}")));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Texts.KeysOf(language).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Text_AnyLanguage_HasThePlaceholdersOfEnglish(string language)
    {
        var english = Texts.KeysOf("en");
        var other = from text in Texts.KeysOf(language)
                    let wanted = PlaceholdersOf(english.GetValueOrDefault(text.Key) ?? english[StemOf(text.Key) + ".other"])
                    let has = PlaceholdersOf(text.Value)
                    where !wanted.SequenceEqual(has)
                    select $"{text.Key}: {string.Join(' ', has)} instead of {string.Join(' ', wanted)}";
        Assert.Empty(other);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Text_AnyLanguage_IsTidy(string language) =>
        Assert.Empty(Texts.KeysOf(language).Where(t => t.Value.Length == 0 || t.Value != t.Value.Trim() || t.Value.Contains("  ", StringComparison.Ordinal) || t.Value.Contains(" - ", StringComparison.Ordinal) || t.Value.Contains('!'))
            .Select(t => $"{t.Key}: {t.Value}"));

    [Fact]
    public void Text_Russian_IsTranslated()
    {
        var english = Texts.KeysOf("en");
        Assert.Empty(Texts.KeysOf("ru").Where(t => Word().IsMatch(Names.Aggregate(t.Value, (text, name) => text.Replace(name, "", StringComparison.Ordinal))) && t.Value == english.GetValueOrDefault(t.Key)).Select(t => $"{t.Key}: {t.Value}"));
    }

    [Fact]
    public void Text_VisibleInMarkup_ComesFromTheResources()
    {
        var hard = from file in Sources.Files("src/TapBot.Portal", ".razor")
                   from text in VisibleIn(File.ReadAllText(file))
                   select $"{Sources.Short(file)}: {text}";
        Assert.True(!hard.Any(), string.Join('\n', hard));
    }

    [Theory]
    [InlineData("<p>Hello there</p>", "Hello there")]
    [InlineData("<p>\n  Hello there\n</p>", "Hello there")]
    [InlineData("<b>@name is away</b>", "is away")]
    [InlineData("<button title=\"Close it\">@Texts[\"x\"]</button>", "Close it")]
    [InlineData("<EmptyState What=\"Nothing\" />", "Nothing")]
    [InlineData("<p>@Texts.Of(\"a.b\", name) · <kbd>Esc</kbd> TapBot Portal</p>", null)]
    [InlineData("@if (a is { Count: > 0 } b && b.X < 5)\n{\n  <i class=\"x y\" @onclick=\"() => Go(a)\">@(b is null ? \"one\" : \"two\")</i>\n}\nelse\n{\n}\n@code {\n  private Task<int> x;\n}", null)]
    public void VisibleIn_Markup_FindsTheWords(string markup, string? found) => Assert.Equal(found, VisibleIn(markup).SingleOrDefault());

    /// <summary>Words between tags and in the attributes that are shown or read aloud.</summary>
    private static IEnumerable<string> VisibleIn(string markup)
    {
        var bare = Names.Aggregate(Code().Replace(markup, ""), (text, name) => text.Replace(name, "", StringComparison.Ordinal));
        bare = Expression().Replace(Statement().Replace(Keys().Replace(Comment().Replace(bare, ""), ""), ""), "@");
        var attributes = Attribute().Matches(bare).Select(m => m.Groups[1].Value);
        return attributes.Concat(Tag().Replace(bare, "\n").Split('\n', '@').Select(l => l.Trim())).Where(t => Word().IsMatch(t));
    }

    private static string? FormOf(string key) => AnyForm.FirstOrDefault(f => key.EndsWith("." + f, StringComparison.Ordinal));

    private static string StemOf(string key) => FormOf(key) is { } form ? key[..^(form.Length + 1)] : key;

    private static IEnumerable<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"[Tt]exts(?:\.Of\(|\[)\$?""([a-z][A-Za-z0-9_.]*)""")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:Phrase\.Of|FilterProblem\.Of|\bFail)\(\s*""([a-z][A-Za-z0-9_.]*)""")]
    private static partial Regex Said();

    [GeneratedRegex(@"\{[A-Za-z0-9_]+(?::[^{}]+)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"^@code\b.*\z", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|<style>.*?</style>|<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<kbd>[^<]*</kbd>|\}\s*else\s*\{")]
    private static partial Regex Keys();

    /// <summary>What Razor computes: (...) with what is nested in it, names with calls, indexes and members.</summary>
    [GeneratedRegex(@"@(?:(?:(?:if|foreach|for|switch|while)\s*)?\((?>[^()]+|(?<o>\()|(?<-o>\)))*(?(o)(?!))\)|[A-Za-z_][\w]*(?:\??\.[\w]+|\[(?>[^\[\]]+|(?<i>\[)|(?<-i>\]))*(?(i)(?!))\]|(?<! )\((?>[^()]+|(?<c>\()|(?<-c>\)))*(?(c)(?!))\))*(?=[^\w]))")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\b(?:title|alt|placeholder|aria-label|Label|Title|Placeholder|What|Means|Do|Step|Word|Hint)=""([^""@]+)""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"</?[A-Za-z!](?:""[^""]*""|[^"">])*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    /// <summary>The lines of a page that are C#: directives, conditions, loops, variables.</summary>
    [GeneratedRegex(@"^\s*(?:@(?:page|using|inherits|inject|attribute|layout|implements|typeparam|namespace|rendermode|preservewhitespace|if|else|foreach|for|switch|case|while|try|catch|lock|\{).*|else\b.*|case .*|default:.*|break;|var .*|[{}].*|\(.*|.*;)\s*$", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
