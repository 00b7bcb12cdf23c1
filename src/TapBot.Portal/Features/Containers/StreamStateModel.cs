using TapBot.Core.Streaming;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Containers;

/// <summary>How an upstream is doing.</summary>
/// <param name="State">connecting, live, retrying or ended.</param>
/// <param name="Since">Since when.</param>
/// <param name="RetryAt">When the next attempt starts; null unless retrying.</param>
/// <param name="Why">The reason; null while connecting or live.</param>
public sealed record StreamStateModel(string State, DateTimeOffset Since, DateTimeOffset? RetryAt, Statement? Why)
{
    /// <summary>A state in words.</summary>
    public static StreamStateModel Of(Texts texts, StreamState state) => state switch
    {
        StreamState.Live => new("live", state.Since, null, null),
        StreamState.Retrying retrying => new("retrying", state.Since, retrying.At, Statement.Of(texts, retrying.Why)),
        StreamState.Ended ended => new("ended", state.Since, null, Statement.Of(texts, ended.Why)),
        _ => new("connecting", state.Since, null, null),
    };
}
