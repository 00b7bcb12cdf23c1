using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace TapBot.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FigureHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HistorySeries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Server = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: true),
                    Project = table.Column<string>(type: "text", nullable: true),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistorySeries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HistoryChunks",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    Tier = table.Column<int>(type: "integer", nullable: false),
                    Start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Data = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryChunks", x => new { x.SeriesId, x.Tier, x.Start });
                    table.ForeignKey(
                        name: "FK_HistoryChunks_HistorySeries_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "HistorySeries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HistoryChunks_Tier_Start",
                table: "HistoryChunks",
                columns: new[] { "Tier", "Start" });

            migrationBuilder.CreateIndex(
                name: "IX_HistorySeries_Name",
                table: "HistorySeries",
                column: "Name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HistoryChunks");

            migrationBuilder.DropTable(
                name: "HistorySeries");
        }
    }
}
