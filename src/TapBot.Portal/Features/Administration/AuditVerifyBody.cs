namespace TapBot.Portal.Features.Administration;

/// <summary>What <c>POST /api/v1/audit/verify</c> takes.</summary>
/// <param name="Head">A head noted earlier, <c>number:hash</c>; when left out, the one kept beside the store counts.</param>
public sealed record AuditVerifyBody(string? Head = null);
