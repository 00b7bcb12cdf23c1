namespace TapBot.Portal.Tests.House;

/// <summary>Rule 4 of the house: how long a file, and a class in several files, may grow.</summary>
public sealed class LengthTests
{
    private const int MostCSharp = 300, MostRazor = 200;

    [Fact]
    public void CSharp_AnyFile_IsAtMostThreeHundredLines() => Assert.Empty(TooLong(".cs", MostCSharp));

    [Fact]
    public void Razor_AnyFile_IsAtMostTwoHundredLines() => Assert.Empty(TooLong(".razor", MostRazor));

    [Fact]
    public void Component_MarkupAndCodeTogether_StayWithinBothLimits()
    {
        var components = Sources.Files("src/TapBot.Portal", ".razor", ".razor.cs").GroupBy(f => f[..(f.IndexOf(".razor", StringComparison.Ordinal) + ".razor".Length)]);
        Assert.Empty(components.Select(c => (Name: Sources.Short(c.Key), Lines: c.Sum(Lines))).Where(c => c.Lines > MostCSharp + MostRazor).Select(c => $"{c.Name}: {c.Lines}"));
    }

    private static IEnumerable<string> TooLong(string ending, int most) =>
        from folder in new[] { "src", "tests" }
        from file in Sources.Files(folder, ending)
        let lines = Lines(file)
        where lines > most
        select $"{Sources.Short(file)}: {lines}";

    private static int Lines(string file) => File.ReadLines(file).Count();
}
