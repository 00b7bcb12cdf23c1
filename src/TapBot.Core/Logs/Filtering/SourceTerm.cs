using System.Text;

namespace TapBot.Core.Logs;

/// <summary>
/// Lines of some writers: <c>source:web</c> for what has it in its server, container, project or service; <c>source=shop/web</c> for one of the names
/// exactly: container, <c>server/container</c>, project, <c>project/service</c>, <c>project/service#1</c>.
/// </summary>
internal sealed class SourceTerm(string value, bool isExact) : LogTerm
{
    private readonly TextNeedle needle = new(value);

    public override bool Matches(ref LogSubject line)
    {
        if (line.Line.Origin is not { } origin)
            return false;
        if (!isExact)
            return needle.IsIn(origin.Source) || needle.IsIn(origin.Place);
        return Is(origin.Container) || Is(origin.Source) || Is(origin.Place) || (origin.Project is { } project && (Is(project) || Is($"{project}/{origin.Service}")));
    }

    public override void Write(StringBuilder text) => Quoting.WriteValue(text.Append(isExact ? "source=" : "source:"), value);

    /// <summary>Reads what stands behind <c>source</c>; null for an operator that has no meaning there.</summary>
    public static LogTerm? Of(FilterOperator comparison, string value) => value.Length == 0 ? null : comparison switch
    {
        FilterOperator.Contains => new SourceTerm(value, isExact: false),
        FilterOperator.Equal => new SourceTerm(value, isExact: true),
        FilterOperator.NotEqual => NotTerm.Of(new SourceTerm(value, isExact: true)),
        _ => null,
    };

    private bool Is(string name) => name.Equals(value, needle.Comparison);
}
