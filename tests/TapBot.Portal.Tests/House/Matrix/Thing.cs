namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>Something that can be asked for: an endpoint, a hub method, an operation, a page.</summary>
/// <param name="Name">Its row in the table.</param>
/// <param name="AskAsync">Asks as a caller, who expects an answer, and says what the answer was; null when this caller cannot ask.</param>
internal sealed record Thing(string Name, Func<Caller, string, Task<Answer?>> AskAsync);
