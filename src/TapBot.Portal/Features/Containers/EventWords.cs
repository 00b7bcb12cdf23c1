using TapBot.Core.Containers;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Containers;

/// <summary>What an engine's event says, in words where there are any and in the engine's own otherwise.</summary>
internal static class EventWords
{
    public static string Of(Texts texts, EngineEvent said)
    {
        var key = "containers.event." + said.Action;
        var words = texts.Has(key) ? texts[key] : said.Action;
        return said.ExitCode is { } code ? $"{words} ({code})" : words;
    }
}
