namespace TapBot.Portal.Shell.Commands;

/// <summary>The two keyboard layouts our readers type on, and forget to switch.</summary>
internal static class KeyboardLayout
{
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private const string Russian = "йцукенгшщзхъфывапролджэячсмитьбюё";

    /// <summary>The text as the same keys would have given on the other layout; other characters stay.</summary>
    public static string Switch(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            var letter = char.ToLowerInvariant(from[i]);
            to[i] = Latin.IndexOf(letter) is var latin and >= 0 ? Russian[latin]
                : Russian.IndexOf(letter) is var russian and >= 0 ? Latin[russian]
                : letter;
        }
    });
}
