using System.Text;

namespace TapBot.Core.Logs;

/// <summary>
/// Fills Serilog's message templates (<c>@mt</c> of the compact format, <c>MessageTemplate</c> of the long one) with the properties beside them, see messagetemplates.org.
/// Alignment and format behind a name are left out: what was logged is shown as it was logged.
/// </summary>
internal static class MessageTemplate
{
    private const int Longest = LogLine.MaxTextBytes;

    /// <summary>False when a line has no template.</summary>
    public static bool TryRender(ParsedLine line, out string rendered, out string? key)
    {
        var isLong = false;
        if (!line.TryFindSpan("@mt", out var template, out var text) && !(isLong = line.TryFindSpan("MessageTemplate", out template, out text)))
        {
            (rendered, key) = ("", null);
            return false;
        }
        (rendered, key) = (Fill(template.ValueSpan(text), line, isLong), isLong ? template.Key(text) : "@mt");
        return true;
    }

    /// <summary>A hole without a property stays as it is written.</summary>
    private static string Fill(ReadOnlySpan<char> template, ParsedLine line, bool isLong)
    {
        var filled = new StringBuilder(template.Length + 16);
        while (filled.Length < Longest && template.IndexOfAny('{', '}') is var brace and >= 0)
        {
            filled.Append(template[..brace]);
            template = template[brace..];
            if (template.Length > 1 && template[1] == template[0])
            {
                filled.Append(template[0]);
                template = template[2..];
                continue;
            }
            var length = template[0] == '{' ? template.IndexOf('}') + 1 : 1;
            if (length == 0)
                break;
            var hole = template[..length];
            var name = NameOf(hole);
            var found = line.TryFindSpan(isLong ? $"Properties.{name}" : name, out var property, out var text) && name.Length > 0;
            filled.Append(found ? property.ValueSpan(text) : hole);
            template = template[length..];
        }
        filled.Append(template);
        return filled.ToString(0, Math.Min(filled.Length, Longest));
    }

    /// <summary>The name in <c>{@Name,10:N2}</c>.</summary>
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> hole)
    {
        var name = hole.TrimStart('{').TrimEnd('}');
        var end = name.IndexOfAny(',', ':');
        return (end < 0 ? name : name[..end]).TrimStart("@$");
    }
}
