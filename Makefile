.PHONY: help run test test-widgets screenshots dev bench
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/'

run: ## build what is stale and start on http://localhost:8080 (PORT)
	@scripts/run

test: ## run every check: format, compiler, unit, architecture, H2 and PostgreSQL, views, browser
	@scripts/test

test-widgets: ## test only the embeddable elements (part of test)
	@scripts/test-widgets

screenshots: ## take the pictures of every page, into target/screenshots
	@scripts/screenshots

dev: ## start with hot reload: styles and front end at once, Java whenever target/classes changes
	@scripts/setup-node
	@JAVA_HOME="$$(scripts/jdk)" mvn -q -Pdev spring-boot:run -Dspotless.check.skip=true

bench: ## run the benchmarks; results go to docs/benchmarks
	@scripts/bench
