namespace TapBot.Core.Proxy;

/// <summary>The labels of one container that speak of the same router, service or middleware.</summary>
internal sealed record LabelGroup(ProxyProtocol Protocol, string Name, IReadOnlyList<LabelPart> Parts)
{
    /// <summary>The value of an option, whatever its case; null when there is none.</summary>
    public string? Value(string option) => Parts.FirstOrDefault(p => p.Option.Equals(option, StringComparison.OrdinalIgnoreCase))?.Value.Trim();

    /// <summary>The values of an option that takes several.</summary>
    public IReadOnlyList<string> List(string option) => [.. Split(Value(option) ?? "")];

    /// <summary>An option itself and all below it.</summary>
    public IEnumerable<LabelPart> Below(string option) =>
        Parts.Where(p => p.Option.Equals(option, StringComparison.OrdinalIgnoreCase) || p.Option.StartsWith(option + ".", StringComparison.OrdinalIgnoreCase));

    /// <summary>Values with commas between them.</summary>
    public static IEnumerable<string> Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
