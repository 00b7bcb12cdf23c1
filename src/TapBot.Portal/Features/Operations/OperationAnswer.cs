namespace TapBot.Portal.Features.Operations;

/// <summary>An operation that is done.</summary>
/// <param name="Id">Its key; <c>GET /api/v1/operations/{id}</c> tells of it again.</param>
/// <param name="Outcome">Always <c>done</c>: everything else is problem details.</param>
/// <param name="Evidence">What the engine shows.</param>
public sealed record OperationAnswer(string Id, string Outcome, Statement Evidence);
