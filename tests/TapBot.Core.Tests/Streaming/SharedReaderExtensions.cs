using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

internal static class SharedReaderExtensions
{
    /// <summary>Waits, as a viewer does, until the stream is in a state.</summary>
    public static async Task<TState> Reaches<TState>(this SharedReader<int> reader, Func<TState, bool>? condition = null)
        where TState : StreamState
    {
        while (true)
        {
            var seen = reader.Version;
            if (reader.State is TState state && condition?.Invoke(state) != false)
                return state;
            await reader.WaitAsync(seen, TestContext.Current.CancellationToken).Soon();
        }
    }
}
