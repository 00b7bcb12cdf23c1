using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace TapBot.Core.Storage;

/// <summary>Used by <c>dotnet ef migrations add</c> only; no database is reached.</summary>
internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresPortalDbContext>
{
    public PostgresPortalDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql("Host=design;Database=design").Options);
}
