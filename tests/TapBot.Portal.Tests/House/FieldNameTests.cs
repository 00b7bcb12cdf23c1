using System.Text.RegularExpressions;

namespace TapBot.Portal.Tests.House;

/// <summary>A private field begins with an underscore in the markup and the code of a component, where it stands among parameters and tags, and nowhere else.</summary>
public sealed partial class FieldNameTests
{
    [Fact]
    public void Class_PrivateField_HasNoUnderscore() =>
        Assert.Empty(Fields(Sources.Files("src", ".cs").Concat(Sources.Files("tests", ".cs")).Where(f => !f.EndsWith(".razor.cs", StringComparison.Ordinal)), Underscored()));

    [Fact]
    public void Component_PrivateField_HasAnUnderscore() => Assert.Empty(Fields(Sources.Files("src", ".razor.cs", ".razor"), Plain()));

    private static IEnumerable<string> Fields(IEnumerable<string> files, Regex wrong) =>
        from file in files
        from line in File.ReadLines(file)
        where wrong.IsMatch(line)
        select $"{Sources.Short(file)}: {line.Trim()}";

    [GeneratedRegex(@"^\s*private (?:readonly |volatile )*[^=;(){]+ _[a-z]\w*(?: =[^>].*|;)", RegexOptions.CultureInvariant)]
    private static partial Regex Underscored();

    [GeneratedRegex(@"^\s*private (?:readonly |volatile )*(?!static |const )[^=;(){]+ [a-z]\w*(?: =[^>].*|;)", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
