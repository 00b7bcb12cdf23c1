using System.Text;

namespace TapBot.Core.Logs;

/// <summary>A word or phrase anywhere in the line, as it is written or as it is shown.</summary>
internal sealed class TextTerm(string text) : LogTerm
{
    private readonly TextNeedle needle = new(text);

    public override LogLiteral? Literal => needle.Literal;

    public override bool Matches(ref LogSubject line) => needle.IsIn(line.Plain) || (line.Shown is { } shown && needle.IsIn(shown));

    public override void FindIn(string text, HitList hits)
    {
        for (var at = 0; at < text.Length && !hits.IsFull; at += needle.Text.Length)
        {
            var found = needle.IndexIn(text.AsSpan(at));
            if (found < 0)
                return;
            at += found;
            hits.Add(at, needle.Text.Length);
        }
    }

    public override void Write(StringBuilder text) => Quoting.WriteText(text, needle.Text);
}
