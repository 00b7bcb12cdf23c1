using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Logs;

/// <summary>The words the script of the log view needs, in the language of the reader.</summary>
internal static class LogTexts
{
    private static readonly string[] Plain = ["gap.show", "gap.lost", "begin", "loading", "paused", "rate", "lag", "ms", "complete", "copied.gap", "cut", "gap.open", "fold", "find.at", "find.none"];
    private static readonly string[] Counted = ["new", "gap", "copied", "folded", "find.all"];
    private static readonly string[] Forms = ["one", "few", "many", "other"];

    public static IReadOnlyDictionary<string, string> Of(Texts texts) => Plain
        .Concat(Counted.SelectMany(key => Forms.Select(form => $"{key}.{form}")))
        .Select(key => "logs." + key)
        .Where(texts.Has)
        .ToDictionary(key => key, key => texts[key]);
}
