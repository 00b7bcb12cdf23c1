using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Certificates;

/// <summary>Watched endpoints and their certificates. To check, add and forget are operations.</summary>
public static class CertificatesApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapCertificatesApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/certificates").WithTags("Certificates");
        api.MapGet("", ListAsync).WithName("certificates").RequirePermission(Permission.See)
            .WithSummary("The watched endpoints the caller may see, what fails first before the others: verdict, findings, reason, end, issuer, accepted protocols.");
        api.MapGet("coverage", CoverageAsync).WithName("certificateCoverage").RequirePermission(Permission.See)
            .WithSummary("How many of the web routers the caller may see are served over valid TLS, and each that is not, with the reason. Where no router is known, the endpoints are counted.");
        api.MapGet("stored", StoredAsync).WithName("certificateFiles").RequirePermission(Permission.See)
            .WithSummary("The configured files from which certificates are read, how many lie in each, and why one cannot be read. For callers who may see the portal as a whole.");
        api.MapGet("{endpoint}", GetAsync).WithName("certificate").RequirePermission(Permission.See)
            .WithSummary("One endpoint: findings with their reasons, chain, revocation, connection, what its web server says.")
            .Produces<CertificateDetailsModel>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<CertificateModel[]>> ListAsync(CertificateReader reader, ActorAccessor actors, Texts texts, TimeProvider time, HttpContext context)
    {
        var now = time.GetUtcNow();
        return TypedResults.Ok((await reader.GetAsync(actors.From(context.User), context.RequestAborted)).Select(c => CertificateModel.Of(texts, c, now)).ToArray());
    }

    private static async Task<Ok<CoverageModel>> CoverageAsync(CertificateReader reader, ActorAccessor actors, Texts texts, HttpContext context) =>
        TypedResults.Ok(CoverageModel.From(texts, (await reader.ViewAsync(actors.From(context.User), context.RequestAborted)).Coverage));

    private static async Task<Ok<StoredFileModel[]>> StoredAsync(CertificateReader reader, ActorAccessor actors, Texts texts, HttpContext context) =>
        TypedResults.Ok((await reader.ViewAsync(actors.From(context.User), context.RequestAborted)).Stored.Select(s => StoredFileModel.From(texts, s)).ToArray());

    private static async Task<IResult> GetAsync(string endpoint, CertificateReader reader, ActorAccessor actors, Texts texts, TimeProvider time, HttpContext context)
    {
        if (!CertificateEndpoint.TryParse(endpoint, out var known, out var flaw))
            return Problems.Of(texts, StatusCodes.Status400BadRequest, flaw);
        return await reader.FindAsync(actors.From(context.User), known, context.RequestAborted) is { } found
            ? TypedResults.Ok(CertificateDetailsModel.Of(texts, found, time.GetUtcNow()))
            : Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("certificates.notFound", ("endpoint", known.Text)));
    }
}
