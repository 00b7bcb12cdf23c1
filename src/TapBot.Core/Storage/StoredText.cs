using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TapBot.Core.Storage;

/// <summary>Texts as both engines can keep them.</summary>
internal static class StoredText
{
    /// <summary>PostgreSQL's text takes no NUL and neither engine takes half a surrogate pair: what is kept is what comes back.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
