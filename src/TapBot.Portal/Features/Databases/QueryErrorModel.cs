using TapBot.Core.Databases;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>Why a statement failed.</summary>
/// <param name="Code">The portal's stable code.</param>
/// <param name="Message">In the reader's language, with the server's words.</param>
/// <param name="SqlState">PostgreSQL's code.</param>
/// <param name="Position">The character of the statement that it is about, from 1; 0 when none.</param>
/// <param name="Detail">What the server adds.</param>
/// <param name="Hint">What the server advises.</param>
public sealed record QueryErrorModel(string Code, string Message, string? SqlState, int Position, string? Detail, string? Hint)
{
    /// <summary>An error for the wire.</summary>
    public static QueryErrorModel Of(Texts texts, QueryError error) => new(error.Reason.Code, texts.Say(error.Reason), error.SqlState, error.Position, error.Detail, error.Hint);
}
